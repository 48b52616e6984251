using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;
using System.Threading;
using Microsoft.AspNetCore.Http;

namespace Atomscale.Sandbox.Faults;

/// <summary>The rules in force. The first rule that matches a request and is due strikes it.</summary>
internal sealed class FaultBook
{
    private readonly Lock _lock = new();
    private readonly List<Page> _pages = [];

    public void Replace(IReadOnlyList<FaultRule> rules)
    {
        lock (_lock)
        {
            _pages.Clear();
            _pages.AddRange(rules.Select(rule => new Page(rule)));
        }
    }

    public void Add(IReadOnlyList<FaultRule> rules)
    {
        lock (_lock)
            _pages.AddRange(rules.Select(rule => new Page(rule)));
    }

    /// <summary>The rule that strikes this request, or null. Counts.</summary>
    public FaultRule? Next(string port, HttpRequest request)
    {
        lock (_lock)
            return _pages.Find(page => Matches(page.Rule, port, request) && page.IsDue())?.Rule;
    }

    private static bool Matches(FaultRule rule, string port, HttpRequest request)
        => (rule.Port is null || rule.Port == port)
        && (rule.Method is null || rule.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && (rule.Path is null || MatchesGlob(rule.Path, request.Path.Value))
        && (rule.Query is null || (request.QueryString.Value ?? "").Contains(rule.Query, StringComparison.Ordinal));

    private static bool MatchesGlob(string glob, string? path)
        => FileSystemName.MatchesSimpleExpression(glob.TrimStart('/'), path.AsSpan().TrimStart('/'), ignoreCase: false);

    /// <summary>A rule with its counts.</summary>
    private sealed class Page
    {
        private int _passed;
        private int _struck;

        public Page(FaultRule rule) => Rule = rule;

        public FaultRule Rule { get; }

        public bool IsDue()
        {
            if (_passed < Rule.Skip)
            {
                _passed++;
                return false;
            }
            if (Rule.Times >= 0 && _struck >= Rule.Times)
                return false;
            _struck++;
            return true;
        }
    }
}
