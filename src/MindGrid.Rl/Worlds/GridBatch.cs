namespace MindGrid.Rl.Worlds;

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MindGrid.Rl.Grid;

/// <summary>
/// Many worlds side by side, a column an attribute: what the rules read and write. A single world is a batch of one. Each row
/// has a 128-byte grid (one tile a cell, padding reads as wall) and a table of up to 32 objects; both are written only here,
/// together, so that they cannot disagree.
/// </summary>
public sealed class GridBatch
{
    /// <summary>Worlds that kernels step at once.</summary>
    internal const int BlockRows = 64;

    // A gather takes four bytes and keeps one: that of the last tile ends three bytes behind it.
    private const int Slack = 3;

    // Of a cache line: an aligned grid takes two of them, another one three.
    private const int Alignment = 64;
    private const int Cells = Board.PaddedCells;
    private const int Objects = Blueprint.MaxObjects;
    private static readonly byte[] EmptyRoom = BuildEmptyRoom();

    private byte[] _tiles;
    private int _firstTile;
    private byte[] _objectTiles;
    private byte[] _objectCells;
    private byte[] _shownCells;
    private byte[] _objectCounts;
    private byte[] _agentCells;
    private byte[] _agentHeadings;
    private byte[] _carriedTiles;
    private byte[] _targets;
    private sbyte[] _carried;
    private int[] _steps;
    private Blueprint?[] _blueprints;

    /// <summary>A batch of rows that hold no world until they are reset.</summary>
    /// <param name="rows">Number of worlds, at least 1.</param>
    public GridBatch(int rows)
        : this(rows, isInBlocks: rows >= BlockRows) { }

    private GridBatch(int rows, bool isInBlocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        Rows = rows;
        IsInBlocks = isInBlocks;
        var room = Room(rows);
        (_tiles, _firstTile) = AllocateTiles(room);
        _objectTiles = new byte[room * Objects];
        _objectCells = new byte[room * Objects];
        _shownCells = new byte[room * Objects];
        _objectCounts = new byte[room];
        _agentCells = new byte[room];
        _agentHeadings = new byte[room];
        _carriedTiles = new byte[room];
        _targets = new byte[room];
        _carried = new sbyte[room];
        _steps = new int[room];
        _blueprints = new Blueprint?[room];
    }

    /// <summary>Number of worlds.</summary>
    public int Rows { get; private set; }

    /// <summary>
    /// Whether the columns end with a whole block, so that kernels need not look where the batch ends: nobody reads the rows
    /// beyond it. Their grids are aligned. Small batches are not in blocks, unless they are made so: single worlds are many.
    /// </summary>
    internal bool IsInBlocks { get; }

    /// <summary>A view of one world.</summary>
    public World this[int row] => new(this, row);

    /// <summary>A batch whose columns end with a whole block, however small it is.</summary>
    internal static GridBatch InBlocks(int rows) => new(rows, isInBlocks: true);

    /// <summary>[128] the tiles of one world, index = row * 11 + column; a borrowed view.</summary>
    public ReadOnlySpan<byte> Tiles(int row) => _tiles.AsSpan(GridOf(row), Cells);

    /// <summary>What the world started from.</summary>
    /// <exception cref="InvalidOperationException">The row was never reset.</exception>
    public Blueprint BlueprintOf(int row) =>
        _blueprints[row] ?? throw new InvalidOperationException($"World {row} of the batch has not been reset yet.");

    /// <summary>Where the agent stands.</summary>
    public Cell AgentCell(int row) => Cell.At(_agentCells[row]);

    /// <summary>Where the agent looks.</summary>
    public Heading AgentHeading(int row) => (Heading)_agentHeadings[row];

    /// <summary>Position of the carried object in the object table, or -1.</summary>
    public int Carried(int row) => _carried[row];

    /// <summary>What the agent carries; an empty tile for nothing.</summary>
    internal Tile CarriedTile(int row) => new(_carriedTiles[row]);

    /// <summary>What the agent is to pick up.</summary>
    internal Tile Target(int row) => new(_targets[row]);

    /// <summary>Steps since the reset.</summary>
    public int Steps(int row) => _steps[row];

    /// <summary>Number of objects in the table.</summary>
    public int ObjectCount(int row) => BlueprintOf(row).Objects.Length;

    /// <summary>Kind, colour and state of an object now.</summary>
    public Tile ObjectTile(int row, int index) => new(_objectTiles[(row * Objects) + index]);

    /// <summary>
    /// Where an object counts as being: <see cref="Cell.None"/> when carried or (a box) opened. The content of a box keeps the
    /// cell in which it was hidden, even when the box is carried elsewhere, as in the reference.
    /// </summary>
    public Cell ObjectCell(int row, int index) => Cell.At(_objectCells[(row * Objects) + index]);

    /// <summary>The cell in which the grid shows an object, or none where it is carried, hidden or covered.</summary>
    public Cell ShownCell(int row, int index) => Cell.At(_shownCells[(row * Objects) + index]);

    /// <summary>The object that the grid shows in a cell, or -1 for nothing, border or divider.</summary>
    public int ObjectShownIn(int row, Cell cell)
    {
        var shown = Vector256.LoadUnsafe(ref At(_shownCells, row * Objects));
        var found = Vector256.Equals(shown, Vector256.Create(cell.Index)).ExtractMostSignificantBits();
        var index = BitOperations.TrailingZeroCount(found);
        // Places behind the last object keep what an earlier world had there.
        return index < _objectCounts[row] ? index : -1;
    }

    /// <summary>The tile in a cell.</summary>
    public Tile TileAt(int row, Cell cell) => new(_tiles[GridOf(row) + cell.Index]);

    /// <summary>Starts a world anew.</summary>
    /// <param name="row">Which.</param>
    /// <param name="blueprint">What it starts from.</param>
    /// <exception cref="ArgumentException">More objects than a world holds, or something that is not on the board.</exception>
    public void Reset(int row, Blueprint blueprint)
    {
        BlueprintFit.Require(blueprint);
        DrawDivider(row, blueprint);
        for (var i = 0; i < blueprint.Objects.Length; i++)
        {
            _objectTiles[(row * Objects) + i] = blueprint.Objects[i].Tile.Code;
            _objectCells[(row * Objects) + i] = blueprint.Objects[i].Cell.Index;
        }
        DrawObjects(row, blueprint.Objects.Length);
        PlaceAgent(row, blueprint.AgentCell, blueprint.AgentHeading);
        SetCarried(row, -1);
        _steps[row] = 0;
    }

    /// <summary>
    /// Puts a world into the state of another one as the reference's <c>reset_from_state</c> does: the grid is drawn anew from
    /// the object table, so what a box hides shows again where the box has been moved away.
    /// </summary>
    /// <param name="row">Which.</param>
    /// <param name="blueprint">Divider and sections; the same objects as the state's world.</param>
    /// <param name="states">The batch that holds the state.</param>
    /// <param name="state">The row there.</param>
    internal void Restore(int row, Blueprint blueprint, GridBatch states, int state)
    {
        DrawDivider(row, blueprint);
        var count = blueprint.Objects.Length;
        states._objectTiles.AsSpan(state * Objects, count).CopyTo(_objectTiles.AsSpan(row * Objects));
        states._objectCells.AsSpan(state * Objects, count).CopyTo(_objectCells.AsSpan(row * Objects));
        DrawObjects(row, count);
        PlaceAgent(row, states.AgentCell(state), states.AgentHeading(state));
        SetCarried(row, states._carried[state]);
        _steps[row] = 0;
    }

    /// <summary>Copies a world, from this or another batch, as it is.</summary>
    public void CopyRow(int row, GridBatch source, int sourceRow)
    {
        source._tiles.AsSpan(source.GridOf(sourceRow), Cells).CopyTo(_tiles.AsSpan(GridOf(row)));
        source._objectTiles.AsSpan(sourceRow * Objects, Objects).CopyTo(_objectTiles.AsSpan(row * Objects));
        source._objectCells.AsSpan(sourceRow * Objects, Objects).CopyTo(_objectCells.AsSpan(row * Objects));
        source._shownCells.AsSpan(sourceRow * Objects, Objects).CopyTo(_shownCells.AsSpan(row * Objects));
        _objectCounts[row] = source._objectCounts[sourceRow];
        _agentCells[row] = source._agentCells[sourceRow];
        _agentHeadings[row] = source._agentHeadings[sourceRow];
        _carried[row] = source._carried[sourceRow];
        _carriedTiles[row] = source._carriedTiles[sourceRow];
        _targets[row] = source._targets[sourceRow];
        _steps[row] = source._steps[sourceRow];
        _blueprints[row] = source._blueprints[sourceRow];
    }

    /// <summary>
    /// Whether two worlds of the same objects are in the same state as the reference compares states: agent, inventory and where
    /// the objects are; neither the openings' states nor the divider.
    /// </summary>
    internal bool SameState(int row, GridBatch other, int otherRow)
    {
        var count = ObjectCount(row);
        return _agentCells[row] == other._agentCells[otherRow]
            && _agentHeadings[row] == other._agentHeadings[otherRow]
            && _carried[row] == other._carried[otherRow]
            && _objectCells
                .AsSpan(row * Objects, count)
                .SequenceEqual(other._objectCells.AsSpan(otherRow * Objects, count));
    }

    /// <summary>Makes room for more rows, which hold no world until they are reset.</summary>
    internal void Grow(int rows)
    {
        var room = Room(rows);
        var (tiles, firstTile) = AllocateTiles(room);
        _tiles.AsSpan(_firstTile, Rows * Cells).CopyTo(tiles.AsSpan(firstTile));
        (_tiles, _firstTile) = (tiles, firstTile);
        Array.Resize(ref _objectTiles, room * Objects);
        Array.Resize(ref _objectCells, room * Objects);
        Array.Resize(ref _shownCells, room * Objects);
        Array.Resize(ref _objectCounts, room);
        Array.Resize(ref _agentCells, room);
        Array.Resize(ref _agentHeadings, room);
        Array.Resize(ref _carriedTiles, room);
        Array.Resize(ref _targets, room);
        Array.Resize(ref _carried, room);
        Array.Resize(ref _steps, room);
        Array.Resize(ref _blueprints, room);
        Rows = rows;
    }

    // ---- The columns, for kernels: from a row to the end of its block ---------------------------

    internal ref byte TilesFrom(int row) => ref At(_tiles, GridOf(row));

    internal ref byte AgentCellsFrom(int row) => ref At(_agentCells, row);

    internal ref byte AgentHeadingsFrom(int row) => ref At(_agentHeadings, row);

    internal ref readonly byte CarriedTilesFrom(int row) => ref At(_carriedTiles, row);

    internal ref readonly byte TargetsFrom(int row) => ref At(_targets, row);

    internal ref int StepsFrom(int row) => ref At(_steps, row);

    // ---- The one write path ---------------------------------------------------------------------

    internal void CountStep(int row) => _steps[row]++;

    internal void MoveAgent(int row, Cell cell) => _agentCells[row] = cell.Index;

    internal void TurnAgent(int row, Heading heading) => _agentHeadings[row] = (byte)heading;

    /// <summary>Takes what the grid shows in a cell into the inventory.</summary>
    internal void Take(int row, int index)
    {
        var cell = ShownCell(row, index);
        _tiles[GridOf(row) + cell.Index] = Tile.Empty.Code;
        SetPlace(row, index, Cell.None, Cell.None);
        SetCarried(row, index);
    }

    /// <summary>Puts the carried object into an empty cell.</summary>
    internal void Put(int row, Cell cell)
    {
        var index = _carried[row];
        _tiles[GridOf(row) + cell.Index] = _objectTiles[(row * Objects) + index];
        SetPlace(row, index, cell, cell);
        SetCarried(row, -1);
    }

    /// <summary>Replaces a box by its content; the content's own cell stays what it was.</summary>
    internal void OpenBox(int row, int index)
    {
        var cell = ShownCell(row, index);
        var content = BlueprintOf(row).Objects[index].Contains;
        SetPlace(row, index, Cell.None, Cell.None);
        _tiles[GridOf(row) + cell.Index] = content < 0 ? Tile.Empty.Code : _objectTiles[(row * Objects) + content];
        if (content < 0)
        {
            return;
        }
        // After a restore the content may show in the cell where it was hidden, too; it is in one place.
        var elsewhere = _shownCells[(row * Objects) + content];
        if (elsewhere != Cell.None.Index)
        {
            _tiles[GridOf(row) + elsewhere] = Tile.Empty.Code;
        }
        _shownCells[(row * Objects) + content] = cell.Index;
    }

    /// <summary>Changes the state of an opening.</summary>
    internal void SetTile(int row, int index, Tile tile)
    {
        _objectTiles[(row * Objects) + index] = tile.Code;
        _tiles[GridOf(row) + _shownCells[(row * Objects) + index]] = tile.Code;
    }

    private static ref T At<T>(T[] column, int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(column), index);

    private static byte[] BuildEmptyRoom()
    {
        var tiles = new byte[Cells];
        Array.Fill(tiles, Tile.Wall.Code);
        foreach (var cell in ~Bitboard.Border)
        {
            tiles[cell.Index] = Tile.Empty.Code;
        }
        return tiles;
    }

    private void DrawDivider(int row, Blueprint blueprint)
    {
        _blueprints[row] = blueprint;
        _targets[row] = new Tile(TileKind.Ball, blueprint.TargetColor).Code;
        var tiles = _tiles.AsSpan(GridOf(row), Cells);
        EmptyRoom.CopyTo(tiles);
        var obstacle = Tile.Obstacle(blueprint.Obstacle).Code;
        foreach (var cell in blueprint.Obstacles)
        {
            tiles[cell.Index] = obstacle;
        }
    }

    private void DrawObjects(int row, int count)
    {
        var first = row * Objects;
        _objectCounts[row] = (byte)count;
        for (var i = 0; i < count; i++)
        {
            var cell = _objectCells[first + i];
            _shownCells[first + i] = cell;
            if (cell == Cell.None.Index)
            {
                continue;
            }
            var covered = _shownCells.AsSpan(first, i).IndexOf(cell);
            if (covered >= 0)
            {
                _shownCells[first + covered] = Cell.None.Index;
            }
            _tiles[GridOf(row) + cell] = _objectTiles[first + i];
        }
    }

    private void PlaceAgent(int row, Cell cell, Heading heading)
    {
        _agentCells[row] = cell.Index;
        _agentHeadings[row] = (byte)heading;
    }

    private void SetCarried(int row, int index)
    {
        _carried[row] = (sbyte)index;
        _carriedTiles[row] = index < 0 ? Tile.Empty.Code : _objectTiles[(row * Objects) + index];
    }

    /// <summary>Where a world's grid begins.</summary>
    private int GridOf(int row) => _firstTile + (row * Cells);

    private (byte[] Tiles, int First) AllocateTiles(int room)
    {
        var bytes = (room * Cells) + Slack;
        if (!IsInBlocks)
        {
            return (new byte[bytes], 0);
        }
        var pinned = GC.AllocateArray<byte>(bytes + Alignment - 1, pinned: true);
        var address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        return (pinned, (int)(-address & (Alignment - 1)));
    }

    private int Room(int rows) => IsInBlocks ? (rows + BlockRows - 1) / BlockRows * BlockRows : rows;

    private void SetPlace(int row, int index, Cell cell, Cell shown)
    {
        _objectCells[(row * Objects) + index] = cell.Index;
        _shownCells[(row * Objects) + index] = shown.Index;
    }
}
