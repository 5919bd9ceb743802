using System.Buffers.Binary;
using System.Text;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class GameBankTests
{
    private const int Trailer = 32;
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("mindgrid-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private string File_ => Path.Combine(_folder, "games.bank");

    [Test]
    public void What_is_read_is_what_was_drawn([Values] GameShape shape)
    {
        var games = new FreshGames(shape);
        GameBank.Write(File_, games, 300, seed: 5, games.Describe());
        using var bank = GameBank.Open(File_);

        Assert.That(bank.Count, Is.EqualTo(300));
        for (var i = 0; i < bank.Count; i++)
        {
            AssertEqual(bank[i], games.Draw(EpisodeSeed.Of(5, i)));
        }
    }

    [Test]
    public void Episodes_of_a_game_from_a_bank_are_those_of_the_game()
    {
        var games = new FreshGames();
        GameBank.Write(File_, games, 30, seed: 6, []);
        using var bank = GameBank.Open(File_);
        for (var i = 0; i < bank.Count; i++)
        {
            var drawn = games.Draw(EpisodeSeed.Of(6, i));
            foreach (
                var teacher in (ITeacher[])[new SilentTeacher(), new RulesTeacher(), new TruthfulTeacher(drawn.Game)]
            )
            {
                var (banked, fresh) = (bank[i].Teach(teacher), drawn.Teach(teacher));
                Assert.That((banked.Gap, banked.Played), Is.EqualTo((fresh.Gap, fresh.Played)), teacher.Name);
                Assert.That(banked.TaughtPlan?.Steps, Is.EqualTo(fresh.TaughtPlan?.Steps), teacher.Name);
            }
        }
    }

    [Test]
    public void The_same_bytes_are_written_whatever_the_threads([Values(2, 3)] int threads)
    {
        var games = new FreshGames(GameShape.Balanced);
        var other = Path.Combine(_folder, "other.bank");
        GameBank.Write(File_, games, 40, seed: 1, games.Describe(), degreeOfParallelism: 1);
        GameBank.Write(other, games, 40, seed: 1, games.Describe(), degreeOfParallelism: threads);

        Assert.That(File.ReadAllBytes(other), Is.EqualTo(File.ReadAllBytes(File_)));
    }

    /// <summary>Read as docs/game-bank.md says, by other means than the bank's own.</summary>
    [Test]
    public void The_bytes_are_where_the_page_says()
    {
        GameBank.Write(File_, new FreshGames(), 3, seed: 4, []);
        var file = File.ReadAllBytes(File_);
        using var reader = new BinaryReader(new MemoryStream(file));
        Assert.That(Encoding.ASCII.GetString(reader.ReadBytes(8)), Is.EqualTo("MGRLBANK"));
        Assert.That(reader.ReadInt32(), Is.EqualTo(1));
        var source = reader.ReadInt32();
        Assert.That(reader.ReadInt64(), Is.EqualTo(3));
        Assert.That(Encoding.UTF8.GetString(reader.ReadBytes(source)), Is.EqualTo("""{"seed":4}"""));
        var first = reader.BaseStream.Position;

        reader.BaseStream.Position = file.Length - Trailer;
        var (beginnings, families) = (reader.ReadInt64(), reader.ReadInt64());
        Assert.That((reader.ReadInt64(), reader.ReadInt32()), Is.EqualTo(((long)file.Length, 0)));
        Assert.That(families - beginnings, Is.EqualTo(8 * 4));

        reader.BaseStream.Position = beginnings;
        Assert.That(reader.ReadInt64(), Is.EqualTo(first));
        reader.BaseStream.Position = beginnings + (8 * 3);
        Assert.That(reader.ReadInt64(), Is.EqualTo(beginnings));

        var spec = new FreshGames().Draw(4).Game.Spec;
        reader.BaseStream.Position = first + 4;
        Assert.That(Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadUInt16())), Is.EqualTo(spec.Id));
        Assert.That(reader.ReadInt64(), Is.EqualTo(spec.Seed));
        Assert.That(reader.ReadBytes(reader.ReadByte()).Select(kind => (EditKind)kind), Is.EqualTo(spec.FalseEdits));
    }

    /// <summary>Another number means other games or another form: then the version, or this number, has to change with a word why.</summary>
    [Test]
    public void A_bank_of_a_seed_has_the_signature_it_always_had()
    {
        GameBank.Write(
            File_,
            new FreshGames(GameShape.Balanced),
            50,
            seed: 1,
            new FreshGames(GameShape.Balanced).Describe()
        );
        var file = File.ReadAllBytes(File_);
        Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan()[^4..]), Is.EqualTo(3970962789u));
    }

    [Test]
    public void A_bank_says_where_its_games_come_from()
    {
        GameBank.Write(File_, new FreshGames(), 3, seed: -9, new FreshGames().Describe());
        using var bank = GameBank.Open(File_);

        Assert.That(
            bank.Source,
            Is.EqualTo("""{"shape":"test","colors":"train","layout":null,"training":true,"seed":-9}""")
        );
        Assert.That(bank.Path, Is.EqualTo(File_));
    }

    [Test]
    public void A_seed_draws_a_game_of_the_bank_and_many_seeds_draw_all()
    {
        GameBank.Write(File_, new FreshGames(GameShape.TrainLike), 20, seed: 2, []);
        using var bank = GameBank.Open(File_);
        var games = new BankedGames(bank);
        var ids = Enumerable.Range(-200, 400).Select(seed => games.Draw(seed).Game.Spec.Id).ToArray();

        Assert.That(ids.Distinct().Count(), Is.EqualTo(20));
        Assert.That(ids, Does.Contain(games.Draw(long.MinValue).Game.Spec.Id));
        Assert.That(ids.Zip(ids.Skip(1)).Count(pair => pair.First == pair.Second), Is.LessThan(60));
    }

    [Test]
    public void A_closed_bank_says_so_and_games_that_were_read_stay_good()
    {
        GameBank.Write(File_, new FreshGames(), 2, seed: 2, []);
        var bank = GameBank.Open(File_);
        var game = bank[1];
        bank.Dispose();
        bank.Dispose();

        Assert.That(() => bank[0], Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => new BankedGames(bank).Draw(3), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(game.Teach(new TruthfulTeacher(game.Game)).Gap.Value, Is.LessThanOrEqualTo(0));
    }

    [Test]
    public void A_bank_can_be_closed_while_others_read()
    {
        GameBank.Write(File_, new FreshGames(), 20, seed: 2, []);
        for (var round = 0; round < 20; round++)
        {
            var bank = GameBank.Open(File_);
            var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntilClosed(bank))).ToArray();
            bank.Dispose();
            Assert.That(Task.WhenAll(readers).Wait(TimeSpan.FromSeconds(60)));
        }

        static void ReadUntilClosed(GameBank bank)
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    Assert.That(bank[i % bank.Count].FirstPlan, Is.Not.Null);
                }
            }
            catch (ObjectDisposedException) { }
        }
    }

    [TestCase(-1)]
    [TestCase(2)]
    public void A_number_that_no_game_has_is_refused(int number)
    {
        GameBank.Write(File_, new FreshGames(), 2, seed: 2, []);
        using var bank = GameBank.Open(File_);
        Assert.That(() => bank[number], Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Games_that_a_bank_could_not_give_back_are_not_stored()
    {
        var game = new FreshGames().Draw(1).Game;
        AssertRefused(
            new PreparedGame(game, Scoring.SuccessOnly),
            "It is scored by 'success-only'; banks hold games scored by 'strict'."
        );
        AssertRefused(
            new PreparedGame(game with { Spec = game.Spec with { Seed = 4 } }),
            "Its worlds have another seed, layout or colours than its definition."
        );
        AssertRefused(
            new PreparedGame(game with { Spec = game.Spec with { Skills = [] } }),
            "A human needs at least one skill."
        );

        void AssertRefused(PreparedGame unfit, string sentence)
        {
            Assert.That(
                () => GameBank.Write(File_, new Always(unfit), 1, seed: 0, []),
                Throws.ArgumentException.With.Message.StartsWith(
                    $"The game {game.Spec.Id} cannot be stored. {sentence}"
                )
            );
            Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
        }
    }

    [Test]
    public void A_game_without_plans_and_one_of_hand_made_worlds_come_back()
    {
        var world = new FreshGames(layout: Layout.RoomDoorKey).Draw(1).Game.Real.World;
        var walledIn = world with { Obstacles = [.. (world.Inner | world.Outer)] };
        var hopeless = new PreparedGame(HandMadeGame.Of(walledIn, world));
        Assert.That(hopeless.FirstPlan, Is.Null);
        GameBank.Write(File_, new Always(hopeless), 1, seed: 0, []);
        using var bank = GameBank.Open(File_);
        AssertEqual(bank[0], hopeless);
    }

    [Test]
    public void A_stopped_write_leaves_nothing()
    {
        Assert.That(
            () => GameBank.Write(File_, new FreshGames(), 9, 0, [], cancel: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void What_is_no_bank_is_refused_in_a_sentence()
    {
        GameBank.Write(File_, new FreshGames(), 2, seed: 2, []);
        var good = File.ReadAllBytes(File_);

        AssertRefused([], "It has 0 bytes; 56 are the least.");
        AssertRefused(good[..55], "It has 55 bytes; 56 are the least.");
        AssertRefused(good[..^1], "It does not end as a game bank does: it is incomplete or damaged.");
        AssertRefused([.. good, 0], "It does not end as a game bank does: it is incomplete or damaged.");
        AssertRefused([.. "{\"id\":1}"u8, .. good[8..]], "It is no game bank.");
        AssertRefused(With(8, 2), "It is a game bank of version 2; this program reads version 1.");
        AssertRefused(
            With(good.Length / 2, (byte)(good[good.Length / 2] ^ 1)),
            "Its checksum is not that of its content: it is damaged."
        );
        Assert.That(() => GameBank.Open(Path.Combine(_folder, "none")), Throws.TypeOf<FileNotFoundException>());

        byte[] With(int at, byte value)
        {
            byte[] other = [.. good];
            other[at] = value;
            return other;
        }

        void AssertRefused(byte[] bytes, string sentence)
        {
            File.WriteAllBytes(File_, bytes);
            Assert.That(
                () => GameBank.Open(File_),
                Throws.TypeOf<InvalidDataException>().With.Message.EqualTo($"{File_}: {sentence}")
            );
        }
    }

    [Test]
    public void Every_single_flipped_bit_is_noticed()
    {
        GameBank.Write(File_, new FreshGames(), 1, seed: 2, []);
        var bytes = File.ReadAllBytes(File_);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(File_, bytes);
            Assert.That(() => GameBank.Open(File_), Throws.TypeOf<InvalidDataException>(), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Test]
    public void Damage_is_always_noticed()
    {
        GameBank.Write(File_, new FreshGames(), 4, seed: 2, []);
        var good = File.ReadAllBytes(File_);
        for (var number = 0; number < 1_500; number++)
        {
            var bytes = Damaged(new Random(number), good);
            if (!bytes.AsSpan().SequenceEqual(good))
            {
                File.WriteAllBytes(File_, bytes);
                Assert.That(() => GameBank.Open(File_), Throws.TypeOf<InvalidDataException>(), $"damage {number}");
            }
        }
    }

    /// <summary>Whoever forges length and checksum, too, gets other games or a refusal, and never another exception.</summary>
    [Test]
    public void Damage_under_a_right_checksum_ends_in_a_game_or_in_a_refusal()
    {
        GameBank.Write(File_, new FreshGames(), 4, seed: 2, []);
        var good = File.ReadAllBytes(File_);
        var (refused, read) = (0, 0);
        for (var number = 0; number < 3_000; number++)
        {
            var bytes = Damaged(new Random(number), good);
            if (bytes.Length < 24 + Trailer)
            {
                continue;
            }
            Forge(bytes);
            File.WriteAllBytes(File_, bytes);
            try
            {
                using var bank = GameBank.Open(File_);
                for (var i = 0; i < Math.Min(bank.Count, 8); i++)
                {
                    _ = bank[i];
                    read++;
                }
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        Assert.That(Math.Min(refused, read), Is.GreaterThan(100));
    }

    private static void Forge(byte[] bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(bytes.Length - 16), bytes.Length);
        var check = new Crc32C();
        check.Add(bytes.AsSpan()[..^4]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), check.Value);
    }

    /// <summary>Some bytes flipped, overwritten, cut out or doubled.</summary>
    private static byte[] Damaged(Random random, byte[] good)
    {
        byte[] bytes = [.. good];
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var at = random.Next(bytes.Length);
            var end = Math.Min(bytes.Length, at + random.Next(1, 40));
            switch (random.Next(6))
            {
                case 0:
                    random.NextBytes(bytes.AsSpan(at..end));
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[end..]];
                    break;
                case 2:
                    bytes = [.. bytes[..end], .. bytes[at..]];
                    break;
                case 3:
                    bytes = bytes[..Math.Max(1, at)];
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }
        return bytes;
    }

    private static void AssertEqual(PreparedGame read, PreparedGame drawn)
    {
        var id = drawn.Game.Spec.Id;
        Assert.That(
            SuiteFile.ToJson(new(read.Game.Spec, 1)).ToJsonString(),
            Is.EqualTo(SuiteFile.ToJson(new(drawn.Game.Spec, 1)).ToJsonString())
        );
        Assert.That(read.Game.Believed.World, Is.EqualTo(drawn.Game.Believed.World), id);
        Assert.That(read.Game.Real.World, Is.EqualTo(drawn.Game.Real.World), id);
        Assert.That(read.Game.Believed.Edits, Is.EqualTo(drawn.Game.Believed.Edits), id);
        Assert.That(read.Game.Real.Edits, Is.EqualTo(drawn.Game.Real.Edits), id);
        Assert.That(read.FirstPlan?.Steps, Is.EqualTo(drawn.FirstPlan?.Steps), id);
        Assert.That(read.FirstPlan?.World, Is.EqualTo(drawn.FirstPlan?.World), id);
        Assert.That((read.BestReturn, read.Scoring), Is.EqualTo((drawn.BestReturn, drawn.Scoring)), id);
    }

    private sealed record Always(PreparedGame Game) : GameSource
    {
        public override PreparedGame Draw(long seed) => Game;
    }
}
