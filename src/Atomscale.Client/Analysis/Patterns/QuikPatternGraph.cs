using System.Collections.Generic;
using QuikGraph;

namespace Atomscale.Client.Analysis.Patterns;

/// <summary>
/// A <see cref="PatternGraph"/> that becomes a QuikGraph graph on request. It keeps lists itself: QuikGraph hands edges out vertex by
/// vertex, and the service's order would be lost.
/// </summary>
public sealed class QuikPatternGraph : PatternGraph
{
    private readonly PatternNode[] _nodes;
    private readonly PatternEdge[] _edges;
    private readonly bool _isDirected;

    /// <summary>Keeps nodes, each id once, and edges between them.</summary>
    internal QuikPatternGraph(List<PatternNode> nodes, List<PatternEdge> edges, bool isDirected = false) : base(nodes.Count, edges.Count)
    {
        _nodes = nodes.ToArray();
        _edges = edges.ToArray();
        _isDirected = isDirected;
    }

    /// <inheritdoc/>
    public override PatternNode[] GetNodes() => (PatternNode[])_nodes.Clone();

    /// <inheritdoc/>
    public override PatternEdge[] GetEdges() => (PatternEdge[])_edges.Clone();

    /// <summary>
    /// A copy of the graph, an <see cref="UndirectedGraph{TVertex,TEdge}"/> unless the service calls it directed (then a
    /// <see cref="BidirectionalGraph{TVertex,TEdge}"/>), whose edges carry ours as their tags.
    /// </summary>
    public IMutableVertexAndEdgeSet<PatternNode, TaggedEdge<PatternNode, PatternEdge>> ToQuikGraph()
    {
        IMutableVertexAndEdgeSet<PatternNode, TaggedEdge<PatternNode, PatternEdge>> graph = _isDirected
            ? new BidirectionalGraph<PatternNode, TaggedEdge<PatternNode, PatternEdge>>(allowParallelEdges: true)
            : new UndirectedGraph<PatternNode, TaggedEdge<PatternNode, PatternEdge>>(allowParallelEdges: true);
        var byId = new Dictionary<long, PatternNode>();
        foreach (var node in _nodes)
        {
            byId[node.Id] = node;
            graph.AddVertex(node);
        }

        foreach (var edge in _edges)
            graph.AddEdge(new TaggedEdge<PatternNode, PatternEdge>(byId[edge.StartId], byId[edge.EndId], edge));
        return graph;
    }
}
