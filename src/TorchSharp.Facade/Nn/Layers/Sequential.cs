namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class nn
        {
            public static Sequential Sequential() => new();

            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
                new(modules);

            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
                modules.Aggregate(Sequential(), static (sequence, module) => sequence.append(module));

            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            public static ModuleList<T> ModuleList<T>(params T[] modules)
                where T : Module => new(modules);
        }
    }
}

namespace TorchSharp.Modules
{
    using TorchSharp.Native;
    using static TorchSharp.torch;
    using F = TorchSharp.torch.nn.functional;

    /// <summary>Modules one after another; what passes between them is disposed on the way.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.IModule<Tensor, Tensor>> steps = [];

        protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
            : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules)
                append(name, module);
        }

        public int Count => steps.Count;

        public nn.IModule<Tensor, Tensor> this[int index] => steps[index];

        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            register_module(name, (nn.Module)module);
            steps.Add(module);
            return this;
        }

        public Sequential append(nn.IModule<Tensor, Tensor> module) => append(steps.Count.ToString(), module);

        public override Tensor forward(Tensor tensor)
        {
            if (steps.Count == 0)
                return Aten.View.Call(tensor, tensor.shape);
            var last = steps[0].call(tensor);
            foreach (var step in steps.Skip(1))
            {
                using var before = last;
                last = step.call(before);
            }
            return last;
        }
    }

    /// <summary>Modules in a list, whose parameters count as their owner's.</summary>
    public class ModuleList<T> : nn.Module, IEnumerable<T>
        where T : nn.Module
    {
        private readonly List<T> items = [];

        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<T>)) => append(modules);

        public int Count => items.Count;

        public T this[int index] => items[index];

        public void Add(T item)
        {
            register_module(items.Count.ToString(), item);
            items.Add(item);
        }

        public void append(params T[] parameters) => Array.ForEach(parameters, Add);

        public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
