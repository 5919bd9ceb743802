namespace TorchSharp;

using TorchSharp.Modules;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => submodules;

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>The modules below this one, the nearest first, this one left out; names of nested ones are joined by dots.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in submodules)
                    yield return child;
                foreach (var (name, module) in submodules)
                foreach (var (inner, nested) in module.named_modules())
                    yield return ($"{name}.{inner}", nested);
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            /// <summary>Own parameters first, then those of each module below; one that is shared comes once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Below(
                        recurse,
                        static module => module.ownParameters.Select(own => (own.Name, own.Component)),
                        static module => module.named_parameters()
                    )
                    .DistinctBy(static named => named.Item2, ReferenceEqualityComparer.Instance);

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(named => named.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true,
                bool include_nonpersistent = true
            ) =>
                Below(
                    recurse,
                    module =>
                        module
                            .ownBuffers.Where(own => include_nonpersistent || own.Component.Persistent)
                            .Select(own => (own.Name, own.Component.Tensor)),
                    module => module.named_buffers(true, include_nonpersistent)
                );

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(named => named.buffer);

            private IEnumerable<(string, T)> Below<T>(
                bool recurse,
                Func<Module, IEnumerable<(string, T)>> own,
                Func<Module, IEnumerable<(string, T)>> below
            )
            {
                foreach (var named in own(this))
                    yield return named;
                if (!recurse)
                    yield break;
                foreach (var (name, module) in submodules)
                foreach (var (inner, component) in below(module))
                    yield return ($"{name}.{inner}", component);
            }
        }
    }
}
