namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;

/// <summary>
/// Works out from the real world and the human's plan what the human may believe, and says what raises the expected real return most,
/// in as few sentences as that takes. It never sees the belief, and says only what it takes for true.
/// </summary>
/// <param name="options">How much it thinks; null for the default.</param>
public sealed class InversePlanningTeacher(InversePlanningOptions? options = null) : ITeacher
{
    // Of the budget, the part for finding out what is believed; the rest is for what to say.
    private const double ShareForInference = 0.6;
    private const int ConsideredBeliefs = 64;
    private const int TruthsToBeginWith = 4;

    private readonly InversePlanningOptions _options = options ?? new();

    /// <inheritdoc/>
    public string Name => "inverse-planning";

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson)
    {
        if (Observation.Of(lesson.RealWorld) is not { } real)
        {
            return Utterance.Silence;
        }
        var traces = new Traces(real);
        var remarks = Remark.AllOf(real, traces);
        var budget = new Budget(_options.MaxSimulations);
        var beliefs = Infer(real, traces, lesson.HumanPlan, budget);
        var search = new UtteranceSearch(real.ToBlueprint(), remarks, beliefs, budget);
        var said = search.Find(Beginnings(remarks, beliefs));
        return new([.. said.SelectMany(remark => remark.Edits).Select(edit => EditGrammar.Say(edit, real.Layout))]);
    }

    private ImmutableArray<SupposedBelief> Infer(Scene real, Traces traces, IReadOnlyList<Skill>? plan, Budget budget)
    {
        var guesses = Guesses.Of(real, traces, _options.Prior);
        var posterior = new Posterior(real, guesses, new StatedPlan(plan));
        var reserved = new Budget((int)(ShareForInference * budget.Left));
        posterior.Examine(reserved);
        budget.Spend((int)(ShareForInference * budget.Left) - reserved.Left);
        return posterior.Sample(ConsideredBeliefs);
    }

    /// <summary>What can be seen, with the flip; then nothing; then what would be true if one of the likeliest beliefs were held.</summary>
    private static ImmutableArray<uint> Beginnings(
        ImmutableArray<Remark> remarks,
        ImmutableArray<SupposedBelief> beliefs
    ) =>
        [
            SetOf(remarks, remark => remark.IsHarmless || remark.Kind == EditKind.FlipVertical),
            0,
            .. beliefs
                .OrderByDescending(belief => belief.Weight)
                .Take(TruthsToBeginWith)
                .Select(belief => SetOf(remarks, remark => remark.IsNewsTo(belief.Guess)))
                .Distinct(),
        ];

    private static uint SetOf(ImmutableArray<Remark> remarks, Func<Remark, bool> isSaid)
    {
        var set = 0u;
        for (var i = 0; i < remarks.Length; i++)
        {
            set |= isSaid(remarks[i]) ? 1u << i : 0;
        }
        return set;
    }
}
