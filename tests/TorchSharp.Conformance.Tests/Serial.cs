// The random generator, the number of threads and the working set belong to the whole process.
[assembly: NonParallelizable]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[assembly: TorchSharp.Conformance.Tests.OwnScope]
