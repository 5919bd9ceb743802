using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>Worlds of both layouts with the buffers of their steps, and random actions to go on with for ever: nobody is reset.</summary>
internal sealed class SteppedWorlds
{
    private const int Drawn = 256;

    // So many that no branch predictor learns them by heart.
    private const int ActionsDrawn = 1 << 18;

    private readonly AgentAction[][] _actions;
    private readonly AlignedBytes _images;
    private int _turn;

    public SteppedWorlds(int count, Sees sees)
    {
        Sees = sees;
        _images = new(Math.Max(1, count * sees.Bytes));
        Batch = GridBatch.InBlocks(count);
        for (var row = 0; row < count; row++)
        {
            Batch.Reset(row, Pool.Draw(row));
        }
        var random = new Random(1);
        _actions = [.. Enumerable.Range(0, Math.Max(4, ActionsDrawn / count)).Select(_ => random.GetItems(All, count))];
        Ends = new StepEnds[count];
        Rewards = new float[count];
        Held = new float[count];
        Carried = new byte[count];
        Terminated = new bool[count];
        Truncated = new bool[count];
    }

    /// <summary>Blocks of 64.</summary>
    public int Blocks => Batch.Rows / GridBatch.BlockRows;

    public GridBatch Batch { get; }

    /// <summary>[N] what is done in this step.</summary>
    public AgentAction[] Actions => _actions[_turn % _actions.Length];

    public StepEnds[] Ends { get; }

    public float[] Rewards { get; }

    /// <summary>[N] whether the target was in hand after the last step.</summary>
    public float[] Held { get; }

    /// <summary>[N] the carried tiles that the roof moves: those of the batch are written by the rules alone.</summary>
    public byte[] Carried { get; }

    public Sees Sees { get; }

    /// <summary>[N, bytes] the images.</summary>
    public Span<byte> Images => _images.Bytes;

    public bool[] Terminated { get; }

    public bool[] Truncated { get; }

    private static WorldPool Pool { get; } = WorldPool.From(new GeneratedWorlds(), first: 0, Drawn);

    private static AgentAction[] All { get; } = Enum.GetValues<AgentAction>();

    /// <summary>Goes on to the next step's actions.</summary>
    public void NextTurn() => _turn++;
}
