using BenchmarkDotNet.Running;
using MindGrid.Rl.Benchmarks.Assembly;
using MindGrid.Rl.Benchmarks.Plan;
using MindGrid.Rl.Benchmarks.Step;
using MindGrid.Rl.Benchmarks.Teach;
using MindGrid.Rl.Benchmarks.Torch;

// Programs of our own have a word each; all else is BenchmarkDotNet's.
switch (args)
{
    case ["plan", .. var rest]:
        return PlanProgram.Run(rest);
    case ["teach", .. var rest]:
        return TeachProgram.Run(rest);
    case ["step", .. var rest]:
        return StepProgram.Run(rest);
    case ["rollout", .. var rest]:
        return RolloutProgram.Run(rest);
    case ["torch", .. var rest]:
        return TorchProgram.Run(rest);
    case ["assembly", .. var rest]:
        return AssemblyProgram.Run(rest);
}

// Without arguments the switcher would wait for a choice on the console: list what there is instead.
string[] arguments = args.Length == 0 ? ["--list", "flat"] : args;
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
return 0;
