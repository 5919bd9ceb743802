// Tests share nothing that they write to: every case has a fixture of its own, and what is shared is an immutable value.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
