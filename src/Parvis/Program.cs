using Parvis.Commands;

return await ParvisCommandLine.RunAsync(args);
