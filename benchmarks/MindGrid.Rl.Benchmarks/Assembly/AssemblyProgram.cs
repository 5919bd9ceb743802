using System.Diagnostics;
using System.Runtime.InteropServices;
using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Benchmarks.Assembly;

/// <summary>
/// <c>assembly [--print method]</c>: whether the hot methods are compiled to what was meant, at every width that the machine has: nothing
/// is called in their loops, and no bounds are checked. Exits with 1 where one is not.
/// </summary>
internal static class AssemblyProgram
{
    // A process of its own plays: the runtime reads which methods to print when it starts.
    private const string PlayOnly = "--play";

    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case [PlayOnly]:
                HotLoop.Play();
                return 0;
            case [] when RuntimeInformation.ProcessArchitecture == Architecture.X64:
                return Check(Compiled());
            case ["--print", var method] when HotMethods.All.Any(hot => hot.Name == method):
                Print(Compiled(), method);
                return 0;
        }
        Console.Error.WriteLine("usage, on x64: assembly [--print <method>], the method one of");
        Console.Error.WriteLine($"  {string.Join(", ", HotMethods.All.Select(hot => hot.Name))}");
        return 2;
    }

    private static List<Listing> Compiled()
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(
                "dotnet",
                ["exec", typeof(AssemblyProgram).Assembly.Location, "assembly", PlayOnly]
            );
            start.Environment["DOTNET_JitDisasm"] = string.Join(' ', HotMethods.All.Select(hot => hot.FullName));
            start.Environment["DOTNET_JitStdOutFile"] = file;
            // The same code as ever, but without the tenth of a second in which nothing is optimised.
            start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"The process that plays ended with exit code {process.ExitCode}.");
            }
            return [.. Listing.Read(File.ReadLines(file)).Where(listing => listing.IsOptimized)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Check(List<Listing> compiled)
    {
        var faults = new List<string>();
        Console.WriteLine($"{Processor.Name}, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine();
        Console.WriteLine($"{"method", -42}{"width", 7}{"bytes", 8}{"calls", 7}{"in loops", 10}{"bounds checks", 15}");
        foreach (var (method, width, listings) in ByWidth(compiled))
        {
            if (listings.Count == 0)
            {
                faults.Add($"{method.Name} at {width} bits was not compiled.");
            }
            foreach (var listing in listings)
            {
                Console.WriteLine(
                    $"{method.Name, -42}{width, 7}{listing.Bytes, 8}{listing.Calls.Length, 7}{listing.CallsInLoops.Length, 10}{listing.BoundsChecks, 15}"
                );
                faults.AddRange(method.Faults(listing).Select(fault => $"{method.Name} at {width} bits {fault}."));
            }
        }
        Console.WriteLine();
        faults.ForEach(Console.WriteLine);
        Console.WriteLine(faults.Count == 0 ? "All as it was meant." : $"{faults.Count} fault(s).");
        return faults.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<(HotMethod Method, int Width, List<Listing> Listings)> ByWidth(List<Listing> compiled) =>
        from method in HotMethods.All
        from width in LaneWidths.Available
        where (int)width >= method.NarrowestWidth
        select (method, (int)width, compiled.FindAll(listing => method.IsIn(listing, (int)width)));

    private static void Print(List<Listing> compiled, string method)
    {
        foreach (var (_, _, listings) in ByWidth(compiled).Where(one => one.Method.Name == method))
        {
            listings.SelectMany(listing => listing.Lines).ToList().ForEach(Console.WriteLine);
        }
    }
}
