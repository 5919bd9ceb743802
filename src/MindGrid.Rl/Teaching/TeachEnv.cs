namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching.Humans;

/// <summary>
/// Teaching as a reinforcement learning problem (paper, Section 6): the agent is a teacher who sees the real world and the plan of a
/// human with an outdated belief; each action is a sentence or stopping. An episode has up to
/// <see cref="TeachEnvOptions.MaxSentences"/> sentences, and both ends of it are terminations: how many were said is seen.
/// </summary>
/// <remarks>
/// An action has six slots (see <see cref="SentenceSlot"/>), chosen one after the other. The action mask says of each slot by itself
/// which choices occur in an allowed sentence; <see cref="SlotMask"/> says it exactly, given the slots before. Every action within the
/// space can be taken, allowed or not.
/// </remarks>
public sealed class TeachEnv : VectorEnv
{
    private const int BlockSize = 16;

    private readonly TeachEnvOptions _options;
    private readonly TeachObserver _observer;
    private readonly AllowedSentences _allowed;
    private readonly BlockCrew _crew;
    private readonly DialogueDesk[] _desks;
    private readonly Dialogue?[] _dialogues;
    private readonly PreparedGame?[] _drawn;
    private readonly SentenceSet[] _sets;
    private readonly TeachOutcome[] _outcomes;

    // [N] worlds that the last step ended and that have not started since.
    private readonly bool[] _justEnded;
    private readonly SpaceArray _shown;
    private readonly bool[] _masks;
    private readonly long[] _seeds;
    private readonly int[] _actions;
    private readonly Action<int> _drawBlock;
    private readonly Action<int> _startBlock;
    private readonly Action<int> _stepBlock;
    private GameSource _source;

    // What the blocks of one call work on.
    private GameSource _drawFrom;
    private WorldMask _mask;
    private StepBuffers _into = null!;

    /// <summary>An environment.</summary>
    /// <param name="numEnvs">Number of games taught side by side.</param>
    /// <param name="options">Everything that can be chosen.</param>
    /// <exception cref="ArgumentException">Options that exclude one another, or ended worlds that go on.</exception>
    public TeachEnv(int numEnvs, TeachEnvOptions options)
        : this(numEnvs, options, new TeachObserver(options)) { }

    private TeachEnv(int numEnvs, TeachEnvOptions options, TeachObserver observer)
        : base(numEnvs, observer.Space, new MultiDiscrete(SentenceCode.Counts), options)
    {
        if (options.EndedWorldsGoOn)
        {
            throw new ArgumentException(
                "A conversation that has ended does not go on: there is no room for more.",
                nameof(options)
            );
        }
        var blocks = Blocks(numEnvs);
        (_options, _observer) = (options, observer);
        _source = _drawFrom = options.Games;
        _allowed = new(options.Mask, options.ProtectedBeliefs);
        _desks = new DialogueDesk[blocks];
        for (var block = 0; block < blocks; block++)
        {
            _desks[block] = new(options.Human, Quirks.None);
        }
        _dialogues = new Dialogue?[numEnvs];
        _drawn = new PreparedGame?[numEnvs];
        _sets = new SentenceSet[numEnvs];
        for (var world = 0; world < numEnvs; world++)
        {
            _sets[world] = new();
        }
        _outcomes = new TeachOutcome[numEnvs];
        _justEnded = new bool[numEnvs];
        _shown = SpaceArray.Allocate(observer.Space, numEnvs);
        _masks = new bool[numEnvs * SingleActionSpace.MaskSize];
        _seeds = new long[numEnvs];
        _actions = new int[numEnvs * SentenceCode.Slots];
        (_drawBlock, _startBlock, _stepBlock) = (DrawBlock, StartBlock, StepBlock);
        _crew = new(Math.Min(options.Threads, blocks));
    }

    /// <summary>The name in registries.</summary>
    public const string Id = "MindGrid/Teach-v0";

    /// <summary>The kind of environment under its name.</summary>
    /// <param name="games">Where its games come from unless told otherwise.</param>
    public static EnvSpec SpecWith(GameSource games) =>
        EnvSpec.Of(
            Id,
            "Teach a human what has changed, sentence by sentence.",
            new TeachEnvOptions { Games = games },
            static (numEnvs, options) => new TeachEnv(numEnvs, options)
        );

    /// <summary>
    /// [N] what came of the last step beside the reward, and after a reset how things stand; a borrowed view, valid until the next call.
    /// Where worlds start anew within the step, it still tells of the step.
    /// </summary>
    public ReadOnlySpan<TeachOutcome> Outcomes => _outcomes;

    /// <summary>The game that a world is teaching; it knows the belief, which a teacher must not look at.</summary>
    /// <exception cref="InvalidOperationException">Before the first reset.</exception>
    public PreparedGame GameAt(int world) => DialogueAt(world).Game;

    /// <summary>What the human of a world has in mind; a teacher must not look at it.</summary>
    /// <exception cref="InvalidOperationException">Before the first reset.</exception>
    public Mind MindAt(int world) => DialogueAt(world).Mind;

    /// <summary>Says exactly which choices of the next slot lead to an allowed sentence.</summary>
    /// <param name="world">Which world.</param>
    /// <param name="earlier">The choices of the slots before it, 0 to 5 of them.</param>
    /// <param name="allowed">[choices of the slot] receives the answer; false throughout where the earlier ones lead nowhere.</param>
    /// <exception cref="ArgumentException">Six choices or more, one outside its slot, or an answer of another size.</exception>
    public void SlotMask(int world, ReadOnlySpan<int> earlier, Span<bool> allowed)
    {
        if (earlier.Length >= SentenceCode.Slots || allowed.Length != SentenceCode.Counts[earlier.Length])
        {
            throw new ArgumentException(
                $"After {earlier.Length} slots no mask has {allowed.Length} choices: the slots have {string.Join(", ", SentenceCode.Counts)}."
            );
        }
        for (var slot = 0; slot < earlier.Length; slot++)
        {
            if ((uint)earlier[slot] >= (uint)SentenceCode.Counts[slot])
            {
                throw new ArgumentException(
                    $"The choice {earlier[slot]} is outside slot {slot}, which has {SentenceCode.Counts[slot]}."
                );
            }
        }
        _sets[world].SlotMask(earlier, allowed);
    }

    /// <summary>The sentences that a world allows now; a borrowed view, valid until the next call.</summary>
    public SentenceSet AllowedIn(int world) => _sets[world];

    /// <summary>Draws a sentence for every world, slot by slot, each choice that leads to an allowed one equally likely.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="actions">[N * 6] receives the sentences.</param>
    public void SampleAllowed(ref SplitMix64 random, Span<int> actions)
    {
        Span<bool> allowed = stackalloc bool[SentenceCode.Stop + 1];
        for (var world = 0; world < NumEnvs; world++)
        {
            var sentence = actions.Slice(world * SentenceCode.Slots, SentenceCode.Slots);
            for (var slot = 0; slot < sentence.Length; slot++)
            {
                var mask = allowed[..SentenceCode.Counts[slot]];
                _sets[world].SlotMask(sentence[..slot], mask);
                new Discrete(mask.Length).Sample(ref random, sentence.Slice(slot, 1), mask);
            }
        }
    }

    /// <inheritdoc/>
    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        _drawFrom = options switch
        {
            null => _source,
            GameSource source => source,
            _ => throw new ArgumentException(
                $"A teaching environment takes a {nameof(GameSource)} as reset options, not {options.GetType().Name}.",
                nameof(options)
            ),
        };
        seeds.CopyTo(_seeds);
        try
        {
            // All games are drawn before the first one changes: a source that fails leaves the batch as it was.
            Run(_drawBlock, worlds, into);
            _source = _drawFrom;
            Run(_startBlock, worlds, into);
        }
        finally
        {
            Array.Clear(_justEnded);
        }
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        actions.CopyTo(_actions);
        Run(_stepBlock, worlds, into);
    }

    /// <inheritdoc/>
    protected internal override void Observe(WorldMask worlds, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Show(world, into);
            }
        }
    }

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world)
    {
        var shown = SpaceArray.Allocate(_observer.Space, 1);
        shown.CopyRow(0, _shown, world);
        return new SavedDialogue(DialogueAt(world).Copy(), shown, _outcomes[world], _options);
    }

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        if (state is not SavedDialogue saved || !saved.IsOf(_options))
        {
            throw new ArgumentException(
                "The state is not one of a teaching environment with this human, these sentences and this view.",
                nameof(state)
            );
        }
        _dialogues[world] = saved.Dialogue.Copy();
        _shown.CopyRow(world, saved.Shown, 0);
        _outcomes[world] = saved.Outcome;
        CollectAllowed(world, isStart: true);
    }

    /// <inheritdoc/>
    protected override void Release() => _crew.Dispose();

    private Dialogue DialogueAt(int world) =>
        _dialogues[world]
        ?? throw new InvalidOperationException($"World {world} was never reset: it has no game and no human yet.");

    private static int Blocks(int worlds) => (worlds + BlockSize - 1) / BlockSize;

    private void Run(Action<int> block, WorldMask worlds, StepBuffers into)
    {
        (_mask, _into) = (worlds, into);
        _crew.Run(Blocks(NumEnvs), block);
    }

    private int EndOf(int block) => Math.Min((block + 1) * BlockSize, NumEnvs);

    private void DrawBlock(int block)
    {
        for (var world = block * BlockSize; world < EndOf(block); world++)
        {
            _drawn[world] = _mask.Contains(world) ? Draw(_seeds[world]) : null;
        }
    }

    private PreparedGame Draw(long seed)
    {
        var game =
            _drawFrom.Draw(seed)
            ?? throw new InvalidOperationException($"{_drawFrom.GetType().Name} drew no game for the seed {seed}.");
        return game.BestReturn is not null && game.Scoring.Quirks == Quirks.None
            ? game.For(_options.Human)
            : throw new InvalidOperationException(
                $"The game {game.Game.Spec.Id} has the scoring {game.Scoring.Name}; "
                    + "a teaching environment takes those that give each world a planner of its own and check edits in full, such as strict."
            );
    }

    private void StartBlock(int block)
    {
        for (var world = block * BlockSize; world < EndOf(block); world++)
        {
            if (_drawn[world] is not { } game)
            {
                continue;
            }
            var dialogue = _dialogues[world] = new(game, _seeds[world], _desks[block]);
            if (Autoreset != AutoresetMode.SameStep || !_justEnded[world])
            {
                _outcomes[world] = dialogue.Now;
            }
            _observer.WriteStart(dialogue.Real, game.FirstPlan?.Steps, _shown, world);
            CollectAllowed(world, isStart: true);
            Show(world, _into);
        }
    }

    private void StepBlock(int block)
    {
        for (var world = block * BlockSize; world < EndOf(block); world++)
        {
            if (_mask.Contains(world))
            {
                Step(world, _desks[block]);
            }
        }
    }

    private void Step(int world, DialogueDesk desk)
    {
        var dialogue = DialogueAt(world);
        var gapBefore = dialogue.Now.Gap;
        var place = SentenceCode.PlaceOf(_actions.AsSpan(world * SentenceCode.Slots, SentenceCode.Slots));
        var stops = place == SentenceCode.Count;
        if (stops)
        {
            dialogue.Stop();
        }
        else
        {
            Say(world, place, desk);
        }
        var ends = stops || dialogue.Turn == _options.MaxSentences;
        _outcomes[world] = dialogue.Now;
        _into.Rewards.Span[world] = (float)_options.Reward.Of(gapBefore, dialogue.Now, ends);
        _into.Terminated.Span[world] = _justEnded[world] = ends;
        _into.Truncated.Span[world] = false;
        Show(world, _into);
    }

    private void Say(int world, int place, DialogueDesk desk)
    {
        var dialogue = DialogueAt(world);
        var edit = SentenceCode.EditAt(place);
        dialogue.Say(edit, _options.ProtectedBeliefs.Contains(edit.Kind), desk);
        _observer.WriteSentence(dialogue.Turn - 1, place, dialogue.Now.IsAccepted, _shown, world);
        if (_options.AnswersWithPlan && dialogue.Now.IsAccepted)
        {
            _observer.WritePlan(dialogue.PlanInWords(desk)?.Steps, _shown, world);
        }
        CollectAllowed(world, isStart: false);
    }

    private void CollectAllowed(int world, bool isStart)
    {
        if (isStart || _allowed.ChangeAsSaid)
        {
            _allowed.Collect(DialogueAt(world), _sets[world]);
            _sets[world].MarginalMask(MaskOf(world, _masks));
        }
    }

    private Span<bool> MaskOf(int world, Span<bool> masks) =>
        masks.Slice(world * SingleActionSpace.MaskSize, SingleActionSpace.MaskSize);

    private void Show(int world, StepBuffers into)
    {
        into.Observations.CopyRow(world, _shown, world);
        MaskOf(world, _masks).CopyTo(MaskOf(world, into.ActionMasks.Span));
    }

    private sealed record SavedDialogue(
        Dialogue Dialogue,
        SpaceArray Shown,
        TeachOutcome Outcome,
        TeachEnvOptions Options
    )
    {
        public bool IsOf(TeachEnvOptions options) =>
            Options.Human == options.Human
            && Options.MaxSentences == options.MaxSentences
            && Options.MaxPlanSteps == options.MaxPlanSteps
            && Options.RealWorld == options.RealWorld;
    }
}
