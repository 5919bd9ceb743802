using System.Diagnostics;
using MindGrid.Rl.Benchmarks.Step;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks;

internal static unsafe class Scratch
{
    public static void Run(string[] a)
    {
        var n = a.Length > 2 ? int.Parse(a[2]) : 1024;
        var sees = Sees.All.First(s => s.Name == a[0]);
        var width = a.Length > 1 ? (LaneWidth)int.Parse(a[1]) : LaneWidth.Best;
        var w = new SteppedWorlds(n, sees);
        var images = sees.Observation is { } o ? BlockImages.Of(o, width) : null;
        var view = sees.Observation is { } oo
            ? (oo.Window is { } size ? View.OfWindow(size, oo.Occlusion) : View.OfBoard())
            : null;
        ImagePlan? plan = null;
        if (view is not null)
        {
            int[] places =
            [
                .. from c in Enumerable.Range(0, view.Size)
                from r in Enumerable.Range(0, view.Size)
                select view.PlaceOf(c, r),
            ];
            plan = new ImagePlan(places, CellCode.Symbolic, LaneWidths.BytesOf(width));
        }
        var tiles = new AlignedBytes(64 * 128);
        var vis = new AlignedBytes(64 * 8);
        var tab = new AlignedBytes(128);
        void T(string name, Action<int> block)
        {
            double best = 1e9;
            for (var k = 0; k < 3000; k++)
            {
                w.NextTurn();
                var t = Stopwatch.GetTimestamp();
                for (var rep = 0; rep < 4096 / n; rep++)
                for (var b = 0; b < n; b += 64)
                    block(b);
                var e = Stopwatch.GetElapsedTime(t).TotalNanoseconds / 4096;
                if (e < best && k > 500)
                    best = e;
                if (k % 100 == 0 && k < 500)
                    Thread.Sleep(20);
            }
            Console.WriteLine($"{name, -14}{best, 8:N2}");
        }
        T("roof move", b => RoofKernel.Move(w, b, width));
        T("step", b => StepKernel.Play(w.Batch, b, w.Actions.AsSpan(b, 64), 1 << 30, width));
        BlockEnds be = default;
        EpisodeEnds ee = default;
        T("ends of", b => ee = EpisodeEnds.Of(in be, EndsOn.DeathOrSuccess));
        T("ends write", b => ee.Write(w.Terminated.AsSpan(b, 64), w.Truncated.AsSpan(b, 64), width));
        T(
            "reward",
            b =>
                RewardSpec.Paper.OfBlock(
                    new(w.Batch, b, w.Actions.AsSpan(b, 64), in be, ee.Terminated),
                    w.Held.AsSpan(b, 64),
                    w.Rewards.AsSpan(b, 64)
                )
        );
        T("fill", b => w.Rewards.AsSpan(b, 64).Fill(-1));
        T("step all", b => StepCases.StepBlock(w, b, null, width));
        if (view is null)
            return;
        T("roof show", b => RoofKernel.Show(w, b, width));
        T("look", b => SightKernel.Find(w.Batch, b, ulong.MaxValue, view, (ulong*)vis.Start, width));
        T("roof b0", b => RoofKernel.Show(w, 0, width));
        var obs = new BlockObserver(sees.Observation!, width);
        var arr = MindGrid.Rl.Envs.Spaces.SpaceArray.Allocate(obs.Space, n);
        var masks = new bool[n * 7];
        T("masks", b => EffectiveKernel.Write(w.Batch, b, ulong.MaxValue, masks, width));
        T("observer", b => obs.Write(w.Batch, b, ulong.MaxValue, arr));
        var num = new int[64];
        T(
            "heads",
            b =>
            {
                System.Numerics.Tensors.TensorPrimitives.ConvertTruncating<byte, int>(
                    System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(
                        in w.Batch.AgentHeadingsFrom(b),
                        64
                    ),
                    num
                );
            }
        );
        T("images 0", b => images!.Write(w.Batch, b, 0, w.Images, images.Bytes));
        T("images 1", b => images!.Write(w.Batch, b, 1, w.Images, images.Bytes));
        T("images 3", b => images!.Write(w.Batch, b, 7, w.Images, images.Bytes));
        T("images 32", b => images!.Write(w.Batch, b, uint.MaxValue, w.Images, images.Bytes));
        T("images", b => images!.Write(w.Batch, b, ulong.MaxValue, w.Images, images.Bytes));
    }
}
