namespace TorchSharp;

using System.Reflection;
using TorchSharp.Modules;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What holds parameters, buffers and other modules, each under a name.</summary>
        public partial class Module : IDisposable
        {
            private readonly Registry<Module> submodules = new();
            private readonly Registry<Parameter> ownParameters = new();
            private readonly Registry<(Tensor Tensor, bool Persistent)> ownBuffers = new();
            private bool isTraining = true;

            /// <summary>The name that GetName gives.</summary>
            protected string? name;

            protected Module(string name) => this.name = name;

            public virtual string GetName() => name ?? GetType().Name;

            /// <summary>Whether Dropout and its like are at work.</summary>
            public virtual bool training => isTraining;

            /// <summary>Registers what the fields hold, under the fields' names; called at the end of a constructor.</summary>
            protected virtual void RegisterComponents()
            {
                foreach (var field in FieldsOf(GetType()))
                {
                    if (submodules.Has(field.Name) || ownParameters.Has(field.Name) || ownBuffers.Has(field.Name))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            public virtual void register_module(string name, Module submodule)
            {
                RequireNew(name);
                submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual void register_parameter(string name, Parameter param)
            {
                RequireNew(name);
                param.DetachFromDisposeScope();
                ownParameters.Add(name, param);
            }

            /// <summary>Registers a parameter, puts it in the place of one of that name, or, where it is null, removes that.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                    ownParameters.Remove(name);
                else if (ownParameters.Has(name))
                    ownParameters.Replace(name, value);
                else
                    register_parameter(name, value);
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                RequireNew(name);
                tensor.DetachFromDisposeScope();
                ownBuffers.Add(name, (tensor, persistent));
            }

            /// <summary>Calls the function with each module below this one, and last with this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in submodules)
                    module.apply(fn);
                fn(this);
                return this;
            }

            public virtual void train(bool train = true)
            {
                isTraining = train;
                foreach (var (_, module) in submodules)
                    module.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var (_, parameter) in named_parameters())
                {
                    if (!set_to_none)
                        using (var gradient = parameter.grad)
                            gradient?.zero_();
                    else
                        parameter.grad = null;
                }
            }

            /// <summary>Disposes the parameters and buffers of this module and of those below it.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var (_, parameter) in ownParameters)
                    parameter.Dispose();
                foreach (var (_, buffer) in ownBuffers)
                    buffer.Tensor.Dispose();
                foreach (var (_, module) in submodules)
                    module.Dispose();
            }

            protected void ClearModules() => submodules.Clear();

            private void RequireNew(string name)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                    throw new ArgumentException($"'{name}' names no component: a name is not empty and has no dot.");
                if (submodules.Has(name) || ownParameters.Has(name) || ownBuffers.Has(name))
                    throw new ArgumentException($"The module {GetName()} has a component called '{name}' already.");
            }

            // A field of a base class is found under its own type alone, where it is private.
            private static IEnumerable<FieldInfo> FieldsOf(Type? type)
            {
                const BindingFlags ofInstance =
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
                for (; type is not null && type != typeof(Module); type = type.BaseType)
                    foreach (var field in type.GetFields(ofInstance))
                        yield return field;
            }
        }
    }
}
