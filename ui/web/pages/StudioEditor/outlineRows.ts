/** The outline as rows of a tree: elements, and under each the ways out of it. Pure. */
import type { OutlineNode, Way } from '../../../../processes/describe/index.ts';

export interface Row {
  /** Element or sequence flow. */
  readonly id: string;
  /** From 1. */
  readonly level: number;
  /** Place among its brothers, from 1, and their number. */
  readonly position: number;
  readonly size: number;
  /** null = nothing inside. */
  readonly expanded: boolean | null;
  readonly parent: string | null;
  readonly node: OutlineNode | null;
  readonly way: Way | null;
}

/** Rows that are shown; what is inside a folded element is not. */
export function rowsOf(nodes: readonly OutlineNode[], folded: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = [];
  const visit = (level: number, parent: string | null, own: readonly OutlineNode[], ways: readonly Way[]): void => {
    const size = ways.length + own.length;
    ways.forEach((way, n) =>
      rows.push({ id: way.flowId, level, position: n + 1, size, expanded: null, parent, node: null, way }),
    );
    own.forEach((node, n) => {
      const inside = node.goesTo.length + node.children.length > 0;
      const expanded = inside ? !folded.has(node.id) : null;
      rows.push({ id: node.id, level, position: ways.length + n + 1, size, expanded, parent, node, way: null });
      if (expanded === true) visit(level + 1, node.id, node.children, node.goesTo);
    });
  };
  visit(1, null, nodes, []);
  return rows;
}

/** Where a key of the tree pattern leads (WAI-ARIA APG, "Tree View"); `fold` and `unfold` stay at the row. */
export type TreeMove = { readonly to: string } | { readonly fold: string } | { readonly unfold: string } | null;

export function moveOf(rows: readonly Row[], at: string, key: string): TreeMove {
  const index = rows.findIndex(({ id }) => id === at);
  const row = rows[index];
  if (!row) return null;
  const to = (next: Row | undefined): TreeMove => (next ? { to: next.id } : null);
  switch (key) {
    case 'ArrowDown':
      return to(rows[index + 1]);
    case 'ArrowUp':
      return to(rows[index - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      return row.expanded === false ? { unfold: row.id } : row.expanded === true ? to(rows[index + 1]) : null;
    case 'ArrowLeft':
      return row.expanded === true ? { fold: row.id } : row.parent === null ? null : { to: row.parent };
    default:
      return null;
  }
}
