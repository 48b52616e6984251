using Xunit;

// Tests share environment variables and one sandbox: one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
