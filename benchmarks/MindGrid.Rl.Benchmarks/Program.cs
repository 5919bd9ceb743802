using BenchmarkDotNet.Running;

// Without arguments the switcher would wait for a choice on the console: list what there is instead.
string[] arguments = args.Length == 0 ? ["--list", "flat"] : args;
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
