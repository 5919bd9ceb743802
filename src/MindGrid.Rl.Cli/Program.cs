using MindGrid.Rl.Cli;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
