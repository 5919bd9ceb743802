namespace MindGrid.Rl.Teaching.InversePlanning;

/// <summary>Simulations that are left.</summary>
/// <param name="simulations">How many at first.</param>
internal sealed class Budget(int simulations)
{
    public int Left { get; private set; } = simulations;

    /// <summary>Spends one, if there is one.</summary>
    public bool TrySpend()
    {
        if (Left <= 0)
        {
            return false;
        }
        Left--;
        return true;
    }

    /// <summary>Spends several at once.</summary>
    public void Spend(int simulations) => Left -= simulations;
}
