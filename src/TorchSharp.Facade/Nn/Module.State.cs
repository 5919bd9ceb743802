namespace TorchSharp;

using TorchSharp.Utils;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters and persistent buffers by name; they are the module's own, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null,
                string? prefix = null
            )
            {
                destination ??= [];
                var front = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in named_parameters())
                    destination.TryAdd(front + name, parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(front + name, buffer);
                return destination;
            }

            /// <summary>Copies values in by name.</summary>
            /// <exception cref="InvalidOperationException">It is strict, and the names differ.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source,
                bool strict = true,
                IList<string>? skip = null
            )
            {
                var destination = state_dict();
                var wanted = destination.Keys.Except(skip ?? []).ToList();
                var given = source.Keys.Except(skip ?? []).ToList();
                var missing = wanted.Except(given).ToList();
                var unexpected = given.Except(wanted).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new InvalidOperationException(
                        "The loaded state_dict is not identical to the target dictionary: "
                            + $"missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]."
                    );
                using (no_grad())
                    foreach (var name in wanted.Intersect(given))
                        destination[name].copy_(source[name]);
                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Writes the state in TorchSharp's format, and closes the stream as TorchSharp does.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(
                BinaryWriter writer,
                Dictionary<string, Tensor> sd,
                IList<string>? skip = null
            )
            {
                var kept = sd.Where(entry => skip?.Contains(entry.Key) != true).ToList();
                writer.Write7BitEncodedInt64(kept.Count);
                foreach (var (name, tensor) in kept)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(
                string location,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null
            )
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(
                Stream stream,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null
            )
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads what save wrote.</summary>
            /// <exception cref="ArgumentException">It is strict and names are missing or unknown, or a shape or type differs.</exception>
            public virtual Module load(
                BinaryReader reader,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null
            )
            {
                var state = state_dict();
                var count = reader.Read7BitEncodedInt64();
                if (strict && count != state.Count)
                    throw new ArgumentException(
                        $"Mismatched state_dict sizes: expected {state.Count}, but found {count} entries."
                    );
                for (var i = 0L; i < count; i++)
                    LoadEntry(reader, state, strict, skip, loadedParameters);
                return this;
            }

            private static void LoadEntry(
                BinaryReader reader,
                Dictionary<string, Tensor> state,
                bool strict,
                IList<string>? skip,
                Dictionary<string, bool>? loaded
            )
            {
                var name = reader.ReadString();
                var found = state.TryGetValue(name, out var tensor);
                if (strict && !found)
                    throw new ArgumentException(
                        $"Mismatched module state names: the target modules does not have a submodule or buffer named '{name}'"
                    );
                if (found && skip?.Contains(name) != true)
                    tensor!.Load(reader);
                else
                    TensorFile.Skip(reader);
                loaded?.Add(name, found);
            }
        }
    }
}
