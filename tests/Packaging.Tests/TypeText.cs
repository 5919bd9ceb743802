using System.Reflection;

namespace Packaging.Tests;

/// <summary>Types as C# writes them.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>A type; with what is known of null, question marks stand where null may be.</summary>
    public static string Of(Type type, NullabilityInfo? nulls = null)
    {
        // Of an unconstrained T nothing is said but what its argument says.
        var mayBeNull = nulls?.ReadState == NullabilityState.Nullable && !type.IsValueType && !type.IsGenericParameter;
        return Bare(type, nulls) + (mayBeNull ? "?" : "");
    }

    /// <summary>A type as its own declaration names it, within the types that it is nested in.</summary>
    public static string Declared(Type type) =>
        Named(type, type.GetGenericArguments().Select(argument => argument.Name));

    private static string Bare(Type type, NullabilityInfo? nulls)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }
        if (type.IsByRef || type.IsPointer)
        {
            return Of(type.GetElementType()!, nulls) + (type.IsPointer ? "*" : "");
        }
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nulls?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]";
        }
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }
        var known = nulls?.GenericTypeArguments ?? [];
        var arguments = type.GetGenericArguments()
            .Select((argument, index) => Of(argument, index < known.Length ? known[index] : null))
            .ToList();
        var isTuple =
            type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true;
        return isTuple ? $"({string.Join(", ", arguments)})" : Named(type, arguments);
    }

    // The arguments of a nested type begin with those of the types around it.
    private static string Named(Type type, IEnumerable<string> arguments)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }
        var remaining = new Queue<string>(arguments);
        var path = new List<string>();
        foreach (var part in Around(type).Reverse())
        {
            var own = part.GetGenericArguments().Length - (part.DeclaringType?.GetGenericArguments().Length ?? 0);
            var taken = Enumerable.Range(0, own).Select(_ => remaining.Dequeue()).ToList();
            path.Add(part.Name.Split('`')[0] + (own > 0 ? $"<{string.Join(", ", taken)}>" : ""));
        }
        return string.Join('.', path);
    }

    private static IEnumerable<Type> Around(Type type)
    {
        for (var part = type; part is not null; part = part.DeclaringType)
        {
            yield return part;
        }
    }
}
