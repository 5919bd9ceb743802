namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How the losses of the elements become one; the numbers are libtorch's.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }
    }
}
