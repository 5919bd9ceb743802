namespace MindGrid.Rl.Language;

using System.Globalization;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>Tokens that say one edit.</summary>
/// <param name="Edit">The edit; null where a part of it is missing or not of this world.</param>
/// <param name="Reason">Which part, as a sentence.</param>
internal sealed record Statement(Edit? Edit, string? Reason)
{
    /// <summary>The edit that all the tokens together say in a layout; null where they say none.</summary>
    public static Statement? Read(List<Token> tokens, Layout layout)
    {
        var words = WithoutOpeners(tokens);
        foreach (var reading in EditVocabulary.Of(layout))
        {
            if (Parts.Of(words, reading) is { } parts && parts.Fit(reading))
            {
                return parts.ToStatement(reading);
            }
        }
        return null;
    }

    private static List<Token> WithoutOpeners(List<Token> tokens)
    {
        var first = 0;
        while (
            first < tokens.Count - 1 && (tokens[first].IsNumber || EditVocabulary.Openers.Contains(tokens[first].Text))
        )
        {
            first++;
        }
        return tokens[first..];
    }

    /// <summary>The tokens sorted by what they are for a reading.</summary>
    private sealed class Parts
    {
        private readonly List<(string Color, string Before, string After)> _colors = [];
        private readonly List<string> _states = [];
        private readonly List<string> _subjects = [];
        private readonly HashSet<string> _words = [];
        private readonly List<(int Column, int Row)> _places = [];
        private int? _column;
        private int? _row;

        /// <summary>The parts, or null where a word is not known to the reading, or a number is neither a column nor a row.</summary>
        public static Parts? Of(List<Token> tokens, EditReading reading)
        {
            var parts = new Parts();
            for (var i = 0; i < tokens.Count; i++)
            {
                var word = tokens[i].Text;
                if (IsAxis(word) && NumberAfter(tokens, i) is var (number, at))
                {
                    parts.AddCoordinate(word, number);
                    i = at;
                }
                else if (
                    !parts.Add(
                        word,
                        i > 0 ? tokens[i - 1].Text : "",
                        i + 1 < tokens.Count ? tokens[i + 1].Text : "",
                        reading
                    )
                )
                {
                    return null;
                }
            }
            return parts;
        }

        /// <summary>Whether all that the reading needs is there, and its subject once.</summary>
        public bool Fit(EditReading reading) =>
            _subjects.Count == 1
            && reading.Needs.All(set => set.Overlaps(_words))
            && (reading.TakesState ? _states.Count == 1 : true)
            && (
                _places.Count <= 1
                || (reading.Kind == EditKind.PutAgentInsideSection && _places.Count == 2 && _words.Contains("from"))
            )
            && (
                reading.TakesPlace
                || _places.Count == 0
                || reading.Kind is EditKind.HideToolInBox or EditKind.RemoveTool
            )
            && (reading.Colors != ColorUse.Target || _colors.Count > 0);

        /// <summary>The edit, or what is missing.</summary>
        public Statement ToStatement(EditReading reading)
        {
            var slots = new Dictionary<string, string>();
            if (reading.TakesPlace)
            {
                if (_places.Count == 0 || _column is not null || _row is not null)
                {
                    var missing =
                        _column is null && _row is null ? "the column and the row are"
                        : _row is null ? "the row is"
                        : "the column is";
                    return new(null, $"It does not say where: {missing} missing.");
                }
                var (column, row) = _places[^1];
                if (!Cell.IsOnBoard(column, row))
                {
                    var outside = column >= Board.Width ? $"Column {column}" : $"Row {row}";
                    return new(
                        null,
                        $"{outside} is outside the grid: columns and rows go from 0 to {Board.Width - 1}."
                    );
                }
                (slots["col"], slots["row"]) = (Text(column), Text(row));
            }
            if (reading.TakesState)
            {
                slots["state"] = EditVocabulary.States[_states[0]];
            }
            if (_subjects[0] is "key" or "hammer")
            {
                slots["tool"] = _subjects[0];
            }
            if (reading.Colors != ColorUse.Decoration)
            {
                if (MeantColor(reading) is not { } color)
                {
                    return new(null, $"It does not say which colour the {_subjects[0]} has.");
                }
                slots["color"] = color;
            }
            return new(EditGrammar.FromSlots(reading.Kind, slots), null);
        }

        private static bool IsAxis(string word) => word is "column" or "row";

        /// <summary>The number after "column" or "row", over a word like "number".</summary>
        private static (int Number, int Index)? NumberAfter(List<Token> tokens, int axis)
        {
            var i = axis + 1;
            while (i < tokens.Count && tokens[i].Text is "number" or "index" or "no" or "is")
            {
                i++;
            }
            if (i >= tokens.Count || !tokens[i].IsNumber)
            {
                return null;
            }
            var digits = tokens[i].Text;
            return (digits.Length > 6 ? 999_999 : int.Parse(digits, CultureInfo.InvariantCulture), i);
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        private void AddCoordinate(string axis, int number)
        {
            if (axis == "row")
            {
                _row = number;
            }
            else
            {
                _column = number;
            }
            if (_column is { } column && _row is { } row)
            {
                _places.Add((column, row));
                (_column, _row) = (null, null);
            }
        }

        private bool Add(string word, string before, string after, EditReading reading)
        {
            if (ColorNames.TryParse(word, out _))
            {
                _colors.Add((word, before, after));
                return true;
            }
            if (reading.TakesState && EditVocabulary.States.ContainsKey(word))
            {
                _states.Add(word);
                return true;
            }
            if (!reading.Known.Contains(word))
            {
                return false;
            }
            // The ball that is the target is no other ball.
            if (reading.Subject.Contains(word) && before is not ("target" or "goal"))
            {
                _subjects.Add(word);
            }
            _words.Add(word);
            return true;
        }

        private string? MeantColor(EditReading reading)
        {
            var marked =
                reading.Colors == ColorUse.Target
                    ? _colors.Where(color => color.Before is "to" or "into" or "now")
                    : _colors.Where(color => color.After == _subjects[0]);
            var others = _colors.Where(color => color.After is not ("box" or "container" or "door" or "bridge"));
            var isColorless = !others.Any() && _subjects[0] == "hammer";
            return Only(marked) ?? Only(others) ?? (isColorless ? Tile.Hammer.Color.Name() : null);
        }

        private static string? Only(IEnumerable<(string Color, string Before, string After)> colors) =>
            colors.Select(color => color.Color).Distinct().Take(2).ToArray() is [var only] ? only : null;
    }
}
