// The random generator and the number of threads belong to the whole process; what a test makes is its own.
[assembly: NonParallelizable]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
