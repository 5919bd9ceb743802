using MindGrid.Rl.Benchmarks.Assembly;

namespace MindGrid.Rl.Tests.Benchmarks;

public class ListingTests
{
    // What the runtime prints, made short: a loop with a call and a bounds check in it, and a call after it.
    private const string Sample = """
        ; Assembly listing for method MindGrid.Rl.Rules.Kernel:Play[MindGrid.Rl.Grid.ByteLanes512](MindGrid.Rl.Worlds.GridBatch,int,System.Span`1[byte]) (Instrumented Tier0)
        ; unoptimized code

        G_M000_IG01:                ;; offset=0x0000
               call     CORINFO_HELP_COUNTPROFILE32
               ret      

        ; Total bytes of code 77

        ; Assembly listing for method MindGrid.Rl.Rules.Kernel:Play[MindGrid.Rl.Grid.ByteLanes512](MindGrid.Rl.Worlds.GridBatch,int,System.Span`1[byte]) (Tier1)
        ; Emitting BLENDED_CODE for generic X64 + VEX + EVEX on Unix
        ; fully interruptible

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               xor      eax, eax
         
        G_M000_IG02:                ;; offset=0x001D
               vmovups  zmm0, zmmword ptr [rdx]
               cmp      eax, r15d
               jae      SHORT G_M000_IG05
               call     [MindGrid.Rl.Rules.Kernel:Step[MindGrid.Rl.Grid.ByteLanes512](int):ubyte:this]
               test     r14, r14
               jne      SHORT G_M000_IG02
         
        G_M000_IG03:                ;; offset=0x05D2
               call     [MindGrid.Rl.Rules.Kernel:Touch(MindGrid.Rl.Worlds.GridBatch,int)]
               call     [rax+0x20]System.Object:ToString():System.String:this
               je       SHORT G_M000_IG04
               nop
         
        G_M000_IG04:                ;; offset=0x05ED
               ret      
         
        G_M000_IG05:                ;; offset=0x05FD
               call     CORINFO_HELP_RNGCHKFAIL
               int3     
         
        RWD00  	dd	0F0F0F0Fh		; 7.05334e-30

        ; Total bytes of code 1539

        """;

    private static readonly List<Listing> Listings = [.. Listing.Read(Sample.Split('\n'))];

    [Test]
    public void Every_compilation_of_a_method_is_a_listing()
    {
        Assert.That(Listings.Select(listing => listing.Tier), Is.EqualTo(new[] { "Instrumented Tier0", "Tier1" }));
        Assert.That(Listings.Select(listing => listing.Bytes), Is.EqualTo(new[] { 77, 1539 }));
        Assert.That(Listings.Select(listing => listing.IsOptimized), Is.EqualTo(new[] { false, true }));
        foreach (var listing in Listings)
        {
            Assert.That(listing.Method, Is.EqualTo("MindGrid.Rl.Rules.Kernel:Play"));
            Assert.That(listing.TypeArguments, Is.EqualTo("MindGrid.Rl.Grid.ByteLanes512"));
        }
    }

    [TestCase("Tier0", false)]
    [TestCase("Tier1-OSR", false)]
    [TestCase("FullOpts", true)]
    [TestCase("Tier0-FullOpts", true)]
    public void A_method_that_is_never_compiled_again_counts_as_optimized(string tier, bool isOptimized) =>
        Assert.That((Listings[0] with { Tier = tier }).IsOptimized, Is.EqualTo(isOptimized));

    [Test]
    public void Calls_are_told_apart_from_failing_bounds_checks_and_those_in_loops_from_those_behind()
    {
        const string Step = "MindGrid.Rl.Rules.Kernel:Step";
        var listing = Listings[^1];
        Assert.That(
            listing.Calls,
            Is.EqualTo(new[] { Step, "MindGrid.Rl.Rules.Kernel:Touch", "System.Object:ToString" })
        );
        Assert.That(listing.CallsInLoops, Is.EqualTo(new[] { Step }));
        Assert.That(listing.BoundsChecks, Is.EqualTo(1));
    }

    [Test]
    public void A_hot_method_is_found_by_its_width()
    {
        var method = new HotMethod("Rules.Kernel:Play");
        Assert.That(method.IsIn(Listings[^1], 512), Is.True);
        Assert.That(method.IsIn(Listings[^1], 256), Is.False);
        Assert.That(new HotMethod("Rules.Kernel:Pla").IsIn(Listings[^1], 512), Is.False);
    }

    [Test]
    public void Faults_are_bounds_checks_calls_that_are_not_allowed_and_calls_in_loops()
    {
        var method = new HotMethod("Rules.Kernel:Play") { RareCalls = ["Rules.Kernel:Touch", "Rules.Kernel:Step"] };
        Assert.That(
            method.Faults(Listings[^1]),
            Is.EqualTo(
                new[]
                {
                    "checks bounds in 1 place(s)",
                    "calls System.Object:ToString",
                    "calls MindGrid.Rl.Rules.Kernel:Step in a loop",
                }
            )
        );
    }
}
