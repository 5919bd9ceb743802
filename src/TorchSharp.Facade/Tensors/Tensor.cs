namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    /// <summary>A multi-dimensional array of libtorch; disposing it, or its scope, frees its elements.</summary>
    public partial class Tensor : IDisposable
    {
        private nint handle;

        internal Tensor(nint handle) => this.handle = handle;

        ~Tensor() => Free();

        /// <summary>The scope that will dispose it.</summary>
        internal DisposeScope? Scope { get; set; }

        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        internal nint RawHandle => handle != 0 ? handle : throw Disposed();

        /// <summary>Wraps a handle that libtorch gave out, and hands it to the innermost scope.</summary>
        internal static Tensor Own(nint handle)
        {
            var tensor = new Tensor(handle);
            DisposeScopeManager.Innermost?.Include(tensor);
            return tensor;
        }

        /// <summary>Whether it was disposed.</summary>
        public bool IsInvalid => handle == 0;

        /// <summary>The address of libtorch's object.</summary>
        public IntPtr Handle => RawHandle;

        /// <summary>Frees it now; a second time does nothing.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            Scope?.MarkAsDisposed(this);
            Free();
        }

        /// <summary>Takes it out of its scope: nobody disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            Scope?.Detach(this);
            return this;
        }

        /// <summary>Hands it to the scope around its own.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            Scope?.MoveToOuter(this);
            return this;
        }

        // For who goes on with the same elements under another object.
        internal nint GiveUp()
        {
            var held = RawHandle;
            handle = 0;
            return held;
        }

        private void Free()
        {
            var held = Interlocked.Exchange(ref handle, 0);
            if (held != 0)
                NativeTorch.Release(held);
        }

        private static InvalidOperationException Disposed() =>
            new("Tensor invalid -- empty handle: it was disposed, by itself or with the scope that it was made in.");
    }
}
