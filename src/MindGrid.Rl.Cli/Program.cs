Console.Error.WriteLine("mindgrid: no command is implemented yet");
return 1;
