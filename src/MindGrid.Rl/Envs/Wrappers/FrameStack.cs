namespace MindGrid.Rl.Envs.Wrappers;

using MindGrid.Rl.Envs.Spaces;

/// <summary>
/// Shows the last n observations together, each leaf stacked along a new first axis, the oldest first. At the start of an episode
/// the first observation stands n times.
/// </summary>
public sealed class FrameStack : ObservationWrapper
{
    private readonly int _depth;

    // One memory seen twice: [N] stacks of n frames, and [N * n] frames.
    private readonly SpaceArray _stacks;
    private readonly SpaceArray _frames;

    /// <summary>A stack of frames.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="depth">n, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A depth below 1.</exception>
    public FrameStack(VectorEnv inner, int depth)
        : base(inner, Stacked(inner.SingleObservationSpace, depth))
    {
        _depth = depth;
        (_stacks, _frames) = Allocate(inner.SingleObservationSpace, NumEnvs, depth);
    }

    /// <inheritdoc/>
    protected override void Transform(SpaceArray from, SpaceArray to, WorldMask worlds)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                to.CopyRow(world, _stacks, world);
            }
        }
    }

    /// <inheritdoc/>
    protected override void TransformFirst(SpaceArray from, SpaceArray to, WorldMask worlds)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            for (var frame = 0; worlds.Contains(world) && frame < _depth; frame++)
            {
                _frames.CopyRow((world * _depth) + frame, from, world);
            }
        }
        Transform(from, to, worlds);
    }

    /// <inheritdoc/>
    protected override void TransformNext(SpaceArray from, SpaceArray to, WorldMask worlds)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Push(from, world);
            }
        }
        Transform(from, to, worlds);
    }

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world)
    {
        var stack = SpaceArray.Allocate(SingleObservationSpace, 1);
        stack.CopyRow(0, _stacks, world);
        return new Saved(base.SaveWorld(world), stack);
    }

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        if (state is not Saved saved || !saved.Stack.Space.Equals(SingleObservationSpace))
        {
            throw new ArgumentException(
                $"The state is not one of a stack of {_depth} such observations.",
                nameof(state)
            );
        }
        base.LoadWorld(world, saved.Inner);
        _stacks.CopyRow(world, saved.Stack, 0);
    }

    private static Space Stacked(Space frame, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        return frame.Batch(depth);
    }

    private static (SpaceArray Stacks, SpaceArray Frames) Allocate(Space frame, int worlds, int depth)
    {
        if (frame is LeafSpace leaf)
        {
            var memory = new byte[worlds * depth * leaf.Size * leaf.Element.Bytes()];
            var stack = (LeafSpace)leaf.Batch(depth);
            return (SpaceArray.Over(stack, worlds, memory), SpaceArray.Over(leaf, worlds * depth, memory));
        }
        var dict = (Dict)frame;
        var parts = dict.Parts.Select(part => Allocate(part.Space, worlds, depth)).ToArray();
        return (
            SpaceArray.Over((Dict)dict.Batch(depth), [.. parts.Select(part => part.Stacks)]),
            SpaceArray.Over(dict, [.. parts.Select(part => part.Frames)])
        );
    }

    private void Push(SpaceArray from, int world)
    {
        var oldest = world * _depth;
        var newest = oldest + _depth - 1;
        for (var frame = oldest; frame < newest; frame++)
        {
            _frames.CopyRow(frame, _frames, frame + 1);
        }
        _frames.CopyRow(newest, from, world);
    }

    private sealed record Saved(object Inner, SpaceArray Stack);
}
