namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>What can go wrong with a request to a model.</summary>
internal enum Fault
{
    None,
    TooManyRequests,
    TooManyRequestsForASecond,
    ServerError,
    Overloaded,
    NeverAnswers,
    CutConnection,
    MalformedJson,
    EmptyChoices,
    Refusal,
    TenMegabytes,
    WrongContentType,
    SlowStream,
    WrongKey,
    NoCredit,
    BadRequest,
}
