namespace TorchSharp.Native;

/// <summary>The operators in use, by their names and overloads in libtorch's schema. A new one is a new line.</summary>
internal static class Aten
{
    internal static readonly Operator Add = new("add", "Tensor");
    internal static readonly Operator AddNumber = new("add", "Scalar");
    internal static readonly Operator AddInPlace = new("add_", "Tensor");
    internal static readonly Operator AddInPlaceNumber = new("add_", "Scalar");
    internal static readonly Operator Sub = new("sub", "Tensor");
    internal static readonly Operator SubNumber = new("sub", "Scalar");
    internal static readonly Operator SubInPlace = new("sub_", "Tensor");
    internal static readonly Operator SubInPlaceNumber = new("sub_", "Scalar");
    internal static readonly Operator Mul = new("mul", "Tensor");
    internal static readonly Operator MulNumber = new("mul", "Scalar");
    internal static readonly Operator MulInPlace = new("mul_", "Tensor");
    internal static readonly Operator MulInPlaceNumber = new("mul_", "Scalar");
    internal static readonly Operator Div = new("div", "Tensor");
    internal static readonly Operator DivNumber = new("div", "Scalar");
    internal static readonly Operator DivRounded = new("div", "Tensor_mode");
    internal static readonly Operator DivRoundedNumber = new("div", "Scalar_mode");
    internal static readonly Operator DivInPlace = new("div_", "Tensor");
    internal static readonly Operator DivInPlaceNumber = new("div_", "Scalar");

    internal static readonly Operator PowNumber = new("pow", "Tensor_Scalar");
    internal static readonly Operator Pow = new("pow", "Tensor_Tensor");
    internal static readonly Operator Rsub = new("rsub", "Scalar");
    internal static readonly Operator Remainder = new("remainder", "Tensor");
    internal static readonly Operator RemainderNumber = new("remainder", "Scalar");
    internal static readonly Operator Neg = new("neg");
    internal static readonly Operator Matmul = new("matmul");
    internal static readonly Operator Mm = new("mm");
    internal static readonly Operator Bmm = new("bmm");
    internal static readonly Operator Linear = new("linear");

    internal static readonly Operator Eq = new("eq", "Tensor");
    internal static readonly Operator EqNumber = new("eq", "Scalar");
    internal static readonly Operator Ne = new("ne", "Tensor");
    internal static readonly Operator NeNumber = new("ne", "Scalar");
    internal static readonly Operator Lt = new("lt", "Tensor");
    internal static readonly Operator LtNumber = new("lt", "Scalar");
    internal static readonly Operator Le = new("le", "Tensor");
    internal static readonly Operator LeNumber = new("le", "Scalar");
    internal static readonly Operator Gt = new("gt", "Tensor");
    internal static readonly Operator GtNumber = new("gt", "Scalar");
    internal static readonly Operator Ge = new("ge", "Tensor");
    internal static readonly Operator GeNumber = new("ge", "Scalar");

    internal static readonly Operator LogicalAnd = new("logical_and");
    internal static readonly Operator LogicalOr = new("logical_or");
    internal static readonly Operator LogicalXor = new("logical_xor");
    internal static readonly Operator LogicalNot = new("logical_not");
    internal static readonly Operator BitwiseAnd = new("bitwise_and", "Tensor");
    internal static readonly Operator BitwiseOr = new("bitwise_or", "Tensor");
    internal static readonly Operator BitwiseXor = new("bitwise_xor", "Tensor");
    internal static readonly Operator BitwiseNot = new("bitwise_not");

    internal static readonly Operator Exp = new("exp");
    internal static readonly Operator Log = new("log");
    internal static readonly Operator Sqrt = new("sqrt");
    internal static readonly Operator Rsqrt = new("rsqrt");
    internal static readonly Operator Tanh = new("tanh");
    internal static readonly Operator Sigmoid = new("sigmoid");
    internal static readonly Operator Relu = new("relu");
    internal static readonly Operator Gelu = new("gelu");
    internal static readonly Operator Abs = new("abs");
    internal static readonly Operator Square = new("square");
    internal static readonly Operator Sign = new("sign");
    internal static readonly Operator Reciprocal = new("reciprocal");
    internal static readonly Operator Isnan = new("isnan");
    internal static readonly Operator Isinf = new("isinf");
    internal static readonly Operator Isfinite = new("isfinite");

    internal static readonly Operator ClampNumber = new("clamp");
    internal static readonly Operator Clamp = new("clamp", "Tensor");
    internal static readonly Operator ClampInPlaceNumber = new("clamp_");
    internal static readonly Operator ClampInPlace = new("clamp_", "Tensor");
    internal static readonly Operator ClampMin = new("clamp_min");
    internal static readonly Operator ClampMax = new("clamp_max");
    internal static readonly Operator Minimum = new("minimum");
    internal static readonly Operator Maximum = new("maximum");

    internal static readonly Operator Min = new("min");
    internal static readonly Operator Max = new("max");
    internal static readonly Operator MinAlong = new("min", "dim");
    internal static readonly Operator MaxAlong = new("max", "dim");
    internal static readonly Operator Argmax = new("argmax");
    internal static readonly Operator Argmin = new("argmin");
    internal static readonly Operator Sum = new("sum");
    internal static readonly Operator SumAlong = new("sum", "dim_IntList");
    internal static readonly Operator Mean = new("mean");
    internal static readonly Operator MeanAlong = new("mean", "dim");
    internal static readonly Operator Var = new("var");
    internal static readonly Operator VarAlong = new("var", "dim");
    internal static readonly Operator Std = new("std");
    internal static readonly Operator StdAlong = new("std", "dim");
    internal static readonly Operator Cumsum = new("cumsum");
    internal static readonly Operator All = new("all");
    internal static readonly Operator AllAlong = new("all", "dim");
    internal static readonly Operator Any = new("any");
    internal static readonly Operator AnyAlong = new("any", "dim");
    internal static readonly Operator Norm = new("norm", "Scalar");
    internal static readonly Operator NormAlong = new("norm", "ScalarOpt_dim");

    internal static readonly Operator Softmax = new("softmax", "int");
    internal static readonly Operator LogSoftmax = new("log_softmax", "int");
    internal static readonly Operator Logsumexp = new("logsumexp");

    internal static readonly Operator Gather = new("gather");
    internal static readonly Operator IndexSelect = new("index_select");
    internal static readonly Operator Index = new("index", "Tensor");
    internal static readonly Operator IndexPutInPlace = new("index_put_");
    internal static readonly Operator Select = new("select", "int");
    internal static readonly Operator Slice = new("slice", "Tensor");
    internal static readonly Operator Narrow = new("narrow");
    internal static readonly Operator MaskedFill = new("masked_fill", "Scalar");
    internal static readonly Operator MaskedFillInPlace = new("masked_fill_", "Scalar");
    internal static readonly Operator MaskedSelect = new("masked_select");
    internal static readonly Operator Where = new("where", "self");
    internal static readonly Operator Sort = new("sort", "stable");
    internal static readonly Operator Topk = new("topk");

    internal static readonly Operator View = new("view");
    internal static readonly Operator Reshape = new("reshape");
    internal static readonly Operator Flatten = new("flatten", "using_ints");
    internal static readonly Operator Squeeze = new("squeeze");
    internal static readonly Operator SqueezeAlong = new("squeeze", "dim");
    internal static readonly Operator Unsqueeze = new("unsqueeze");
    internal static readonly Operator Transpose = new("transpose", "int");
    internal static readonly Operator T = new("t");
    internal static readonly Operator Permute = new("permute");
    internal static readonly Operator Expand = new("expand");
    internal static readonly Operator Contiguous = new("contiguous");
    internal static readonly Operator Clone = new("clone");
    internal static readonly Operator Detach = new("detach");
    internal static readonly Operator DetachInPlace = new("detach_");
    internal static readonly Operator To = new("to", "dtype");
    internal static readonly Operator CopyInPlace = new("copy_");
    internal static readonly Operator FillInPlace = new("fill_", "Scalar");
    internal static readonly Operator ZeroInPlace = new("zero_");

    internal static readonly Operator ReluInPlace = new("relu_");
    internal static readonly Operator TanhInPlace = new("tanh_");
    internal static readonly Operator SigmoidInPlace = new("sigmoid_");
    internal static readonly Operator Dropout = new("dropout");
    internal static readonly Operator DropoutInPlace = new("dropout_");

    internal static readonly Operator Zeros = new("zeros");
    internal static readonly Operator Ones = new("ones");
    internal static readonly Operator Full = new("full");
    internal static readonly Operator Empty = new("empty", "memory_format");
    internal static readonly Operator Arange = new("arange", "start_step");
    internal static readonly Operator Rand = new("rand");
    internal static readonly Operator Randn = new("randn");
    internal static readonly Operator Eye = new("eye", "m");
    internal static readonly Operator ZerosLike = new("zeros_like");
    internal static readonly Operator OnesLike = new("ones_like");
    internal static readonly Operator FullLike = new("full_like");
    internal static readonly Operator EmptyLike = new("empty_like");

    internal static readonly Operator Cat = new("cat");
    internal static readonly Operator Stack = new("stack");
    internal static readonly Operator Split = new("split", "Tensor");
    internal static readonly Operator Einsum = new("einsum");
    internal static readonly Operator Tril = new("tril");
    internal static readonly Operator Triu = new("triu");

    internal static readonly Operator Multinomial = new("multinomial");
    internal static readonly Operator OneHot = new("one_hot");
    internal static readonly Operator NormalInPlace = new("normal_");
    internal static readonly Operator UniformInPlace = new("uniform_");
    internal static readonly Operator Equal = new("equal");
    internal static readonly Operator Allclose = new("allclose");

    internal static readonly Operator AddcmulInPlace = new("addcmul_");
    internal static readonly Operator AddcdivInPlace = new("addcdiv_");
    internal static readonly Operator LinalgQr = new("linalg_qr");
    internal static readonly Operator Diagonal = new("diagonal");

    internal static readonly Operator EmbeddingBag = new("embedding_bag", "padding_idx");
    internal static readonly Operator Embedding = new("embedding");
    internal static readonly Operator Conv2d = new("conv2d");
    internal static readonly Operator Conv2dPadded = new("conv2d", "padding");
    internal static readonly Operator LayerNorm = new("layer_norm");
    internal static readonly Operator CrossEntropyLoss = new("cross_entropy_loss");
    internal static readonly Operator NllLossNd = new("nll_loss_nd");
    internal static readonly Operator MseLoss = new("mse_loss");
    internal static readonly Operator SmoothL1Loss = new("smooth_l1_loss");
    internal static readonly Operator HuberLoss = new("huber_loss");
    internal static readonly Operator BinaryCrossEntropyWithLogits = new("binary_cross_entropy_with_logits");
    internal static readonly Operator Baddbmm = new("baddbmm");
}
