namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What can be called with 1 input.</summary>
        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        /// <summary>A module of 1 input.</summary>
        public abstract class Module<T, TResult> : Module, IModule<T, TResult>
        {
            protected Module(string name)
                : base(name) { }

            public abstract TResult forward(T input);

            public TResult call(T input) => forward(input);
        }

        /// <summary>What can be called with 2 inputs.</summary>
        public interface IModule<T1, T2, TResult>
        {
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module of 2 inputs.</summary>
        public abstract class Module<T1, T2, TResult> : Module, IModule<T1, T2, TResult>
        {
            protected Module(string name)
                : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2) => forward(input1, input2);
        }

        /// <summary>What can be called with 3 inputs.</summary>
        public interface IModule<T1, T2, T3, TResult>
        {
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>A module of 3 inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : Module, IModule<T1, T2, T3, TResult>
        {
            protected Module(string name)
                : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            public TResult call(T1 input1, T2 input2, T3 input3) => forward(input1, input2, input3);
        }

        /// <summary>What can be called with 6 inputs.</summary>
        public interface IModule<T1, T2, T3, T4, T5, T6, TResult>
        {
            TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);
        }

        /// <summary>A module of 6 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, T6, TResult> : Module, IModule<T1, T2, T3, T4, T5, T6, TResult>
        {
            protected Module(string name)
                : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);

            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6) =>
                forward(input1, input2, input3, input4, input5, input6);
        }
    }
}
