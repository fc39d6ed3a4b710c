namespace Parvis.Data;

/// <summary>The program cannot work as asked; the message says why and what to do, in English, without a stack trace.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
