/** The table of roles and actions of the domain description (§5), word for word; what the tests expect is read from here and not from the product. */

const TABLE = `
| Action | PET | INT | GRD | HDL | FH | REV | SUP | LDR | PRO | JUV | DSN | ADM | AUD |
| submit / register matter | C | C | C | C | C | – | – | – | C | C | – | – | R |
| read normal matter | R | R | M own grid | R own unit | R | R | R | R | M | – | – | – | M |
| merge, type, route | – | U | – | – | – | – | D | – | – | – | – | – | R |
| refer / assign | – | C | – | – | – | – | C/D | D | – | – | – | – | R |
| object to jurisdiction | – | – | – | C | C | – | D | D | – | – | – | – | R |
| receipt notice | R | C | – | C | C | – | R | – | C | – | – | – | R |
| extension | R | – | – | C | C | – | R | D unit head | – | – | – | – | R |
| draft opinion | – | – | – | C | C | – | – | – | – | – | – | – | R |
| pre-check opinion | – | – | – | – | – | D | R | – | – | – | – | – | R |
| serve opinion | R | – | – | C | C | – | R | – | – | – | – | – | R |
| rate | C | – | – | R | R | R | R | R | – | – | – | – | R |
| request review / re-exam | C | C by proxy | – | – | – | – | – | – | – | – | – | – | R |
| decide review / re-exam | R | – | – | D higher unit | – | – | – | D | – | – | – | – | R |
| monthly review, defects | – | – | – | M | M | C/D | R | R | – | – | – | – | R |
| redo order | – | – | – | R | R | C | D | R | – | – | – | – | R |
| 督办 / 通报 / 约谈 / listing | – | – | – | R | R | C draft | C/D 督办 | D | – | – | – | – | R |
| accountability proposal | – | – | – | – | – | C draft | C | D | – | – | – | – | R |
| colour, leader ownership, plan | – | – | C suggest | U | U | – | D | D | – | – | – | – | R |
| dispute/affair log, sorting | own | – | C/U | – | – | – | R | R | C clue | – | – | – | R |
| accusation content | own receipt | C once, then – | – | – | – | – | – | – | if competent | – | – | – | log only |
| minor-sealed record | guardian | – | C report only | – | – | – | – | M count | if case holder | R/U by duty | – | – | log only |
| procuratorial petition, suggestion | own | – | C clue | reply | reply | – | M | R | C/U/D | if juvenile | – | – | R |
| edit BPMN/DMN draft | – | – | – | – | – | – | – | – | – | – | C/U | – | R |
| publish process/rule version | – | – | – | – | – | – | D | D | – | – | C | D technical | R |
| users, roles, holidays | – | – | – | – | – | – | – | – | – | – | – | C/U | R |
| audit log | – | – | – | – | – | – | – | – | – | – | – | M | R |`;

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const [head = [], ...rows] = TABLE.trim().split('\n').map(cellsOf);

/** Roles of staff, as the head of the table names them. */
export const staffRoles: readonly string[] = head.slice(2);

/** What the table says, e.g. `C/D 督办`. Throws for an action or a role that is not in it. */
export function cell(action: string, role: string): string {
  const said = rows.find(([name]) => name === action)?.[head.indexOf(role)];
  if (said === undefined) throw new Error(`The table says nothing of ${role} and ${action}`);
  return said;
}

/** Whether the cell begins with one of these rights; a word behind them (own unit, technical, draft) narrows and does not widen. */
export function holds(role: string, action: string, rights: string): boolean {
  const letters = /^[CRMUD](?:\/[CRMUD])*(?= |$)/.exec(cell(action, role))?.[0] ?? '';
  return [...rights].some((right) => letters.split('/').includes(right));
}
