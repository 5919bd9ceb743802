namespace TorchSharp.Native;

using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

/// <summary>An operator of libtorch by its schema name; looked up when it is first called.</summary>
/// <param name="name">Without the "aten::" in front.</param>
/// <param name="overload">As in the schema; empty where it has none.</param>
internal sealed unsafe class Operator(string name, string overload = "")
{
    // Index lists and shapes fit; only longer lists of tensors, such as what is stacked, take memory of the heap.
    private const int BriefPlaces = 32;
    private const int MaxResults = 4;

    private nint handle;

    /// <summary>Calls it for its one tensor.</summary>
    /// <exception cref="ExternalException">libtorch refused; the message is its own.</exception>
    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Call(arguments, &result, 1);
        return Tensor.Own((nint)result.Bits);
    }

    /// <summary>Calls it for what it does to its first argument, which it also returns.</summary>
    internal Tensor CallInPlace(Tensor changed, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Call(arguments, &result, 1);
        NativeTorch.Release((nint)result.Bits);
        return changed;
    }

    /// <summary>Calls it for its two tensors.</summary>
    internal (Tensor, Tensor) CallForTwo(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MaxResults];
        Call(arguments, results, MaxResults);
        return (Tensor.Own((nint)results[0].Bits), Tensor.Own((nint)results[1].Bits));
    }

    /// <summary>Calls it for its list of so many tensors.</summary>
    internal Tensor[] CallForList(int capacity, params ReadOnlySpan<Argument> arguments)
    {
        var results = new NativeValue[capacity];
        int count;
        fixed (NativeValue* room = results)
            count = Call(arguments, room, capacity);
        return Array.ConvertAll(results[..count], static result => Tensor.Own((nint)result.Bits));
    }

    /// <summary>Calls it for a plain value: an integer, the bits of a double, 0 or 1.</summary>
    internal NativeValue CallForValue(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Call(arguments, &result, 1);
        return result;
    }

    private int Call(ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        var places = 0;
        foreach (ref readonly var argument in arguments)
            if (argument.Kind >= ValueKind.IntList)
                places += argument.Places;
        if (places <= BriefPlaces)
        {
            var brief = stackalloc long[BriefPlaces];
            return Call(arguments, brief, results, capacity);
        }
        fixed (long* heap = new long[places])
            return Call(arguments, heap, results, capacity);
    }

    private int Call(ReadOnlySpan<Argument> arguments, long* places, NativeValue* results, int capacity)
    {
        var values = stackalloc NativeValue[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            places += Write(in arguments[i], ref values[i], places);
        var text = stackalloc byte[ErrorBuffer.Capacity];
        var error = new ErrorBuffer(text);
        if (handle == 0)
            Find();
        error.Check(NativeTorch.Call(handle, values, arguments.Length, results, &capacity, error));
        return capacity;
    }

    // Lists are copied beside the call, so that nothing on the managed heap need be pinned.
    private static int Write(in Argument argument, ref NativeValue value, long* places)
    {
        value.Kind = argument.Kind;
        if (argument.Kind == ValueKind.Tensor)
            value.Bits = ((Tensor)argument.Reference!).RawHandle;
        else if (argument.Kind >= ValueKind.IntList && argument.Reference is not null)
            return WriteList(argument.Reference, ref value, places);
        else
            value.Bits = argument.Bits;
        return 0;
    }

    private static int WriteList(object list, ref NativeValue value, long* places)
    {
        value.Bits = (long)places;
        switch (list)
        {
            case long[] integers:
                integers.CopyTo(new Span<long>(places, integers.Length));
                return value.Count = integers.Length;
            case Tensor?[] tensors:
                for (var i = 0; i < tensors.Length; i++)
                    places[i] = tensors[i]?.RawHandle ?? 0;
                return value.Count = tensors.Length;
            default:
                var text = (byte[])list;
                text.CopyTo(new Span<byte>(places, text.Length));
                value.Count = text.Length;
                return (text.Length + 7) / 8;
        }
    }

    private void Find()
    {
        nint found;
        var text = stackalloc byte[ErrorBuffer.Capacity];
        fixed (
            byte* schema = Encoding.UTF8.GetBytes($"aten::{name}\0"),
                variant = Encoding.UTF8.GetBytes(overload + '\0')
        )
            if (NativeTorch.Find(schema, variant, &found, new ErrorBuffer(text)) != 0)
                throw new MissingMethodException(
                    $"libtorch has no operator aten::{name} with the overload '{overload}'"
                );
        handle = found;
    }
}
