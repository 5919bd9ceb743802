namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;

/// <summary>How a column is set.</summary>
public enum ColumnKind : byte
{
    /// <summary>Numbers, to the right.</summary>
    Number,

    /// <summary>Names, to the left.</summary>
    Name,

    /// <summary>Sentences, which may need several lines.</summary>
    Prose,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Kind">How it is set.</param>
/// <param name="Group">The heading over it and its neighbours of the same group; null for none.</param>
public sealed record ReportColumn(string Name, ColumnKind Kind = ColumnKind.Number, string? Group = null);

/// <summary>A table of a report, before it is written in some format.</summary>
/// <param name="Title">What it shows, without a full stop.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">[rows][columns] the cells, as plain text.</param>
/// <param name="Note">What the reader must know; null for nothing.</param>
public sealed record ReportTable(
    string Title,
    ImmutableArray<ReportColumn> Columns,
    ImmutableArray<ImmutableArray<string>> Rows,
    string? Note = null
);
