namespace MindGrid.Rl.Rules;

/// <summary>Whether the faults of the Python reference are reproduced.</summary>
public enum Quirks : byte
{
    /// <summary>Faults are mended: the default.</summary>
    None = 0,

    /// <summary>Exactly the reference, faults included; conformance checks and the paper's scoring need it.</summary>
    Reference = 1,
}
