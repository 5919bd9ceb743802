using System.Runtime.CompilerServices;

// What crosses to C is blittable, so a call needs no stub; and scratch space is written before it is read.
[assembly: DisableRuntimeMarshalling]
[module: SkipLocalsInit]
