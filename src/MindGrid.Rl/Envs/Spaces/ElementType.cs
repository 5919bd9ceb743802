namespace MindGrid.Rl.Envs.Spaces;

/// <summary>What the elements of a space's values are, with NumPy's names.</summary>
public enum ElementType : byte
{
    /// <summary>uint8, one byte.</summary>
    UInt8,

    /// <summary>int32, four bytes.</summary>
    Int32,

    /// <summary>float32, four bytes.</summary>
    Float32,
}

/// <summary>Sizes and names of the element types.</summary>
public static class ElementTypes
{
    /// <summary>Bytes that one element takes.</summary>
    public static int Bytes(this ElementType type) => type == ElementType.UInt8 ? 1 : 4;

    /// <summary>NumPy's name: uint8, int32, float32.</summary>
    public static string Name(this ElementType type) => type.ToString().ToLowerInvariant();

    /// <summary>Whether an element type is what <typeparamref name="T"/> is.</summary>
    internal static bool Is<T>(this ElementType type)
        where T : unmanaged =>
        type switch
        {
            ElementType.UInt8 => typeof(T) == typeof(byte),
            ElementType.Int32 => typeof(T) == typeof(int),
            _ => typeof(T) == typeof(float),
        };
}
