// Plans for the matrix: rows of letters as one writes them.
const place = (number) => `${String.fromCharCode(65 + Math.floor(number / 24))}${String.fromCharCode(66 + (number % 24))}`;

// `rows`: by the id of a row its letters, parted by blanks, `-` for none. `own`: the same by product. Row `r1` is “Row r1”.
export function matrixPlan({ rows, roles, products = [], own = {}, areas = ['Area', 'Other'], stages = {} }) {
  const cells = (product, given) => Object.entries(given).flatMap(([row, letters]) => letters.split(' ').map((letter, column) => ({
    id: `${row}:${roles[column]}:${product ?? '*'}`, responsibility: row, role: roles[column], ...(product && { product }), letters: letter.replace('-', ''),
  }))).filter((cell) => product || cell.letters);
  return JSON.stringify({
    format: 'tandem-plan',
    version: 1,
    plan: {
      settings: { id: 'team', name: 'Team' },
      products: products.map((id, number) => ({ id, name: id.charAt(0).toUpperCase() + id.slice(1), order: place(number) })),
      roles: roles.map((id, number) => ({ id, name: `Role ${id}`, short: id.toUpperCase(), order: place(number) })),
      areas: areas.map((name, number) => ({ id: `area${number}`, name, order: place(number) })),
      responsibilities: Object.keys(rows).map((id, number) => ({ id, text: `Row ${id}`, area: `area${number % areas.length}`, order: place(number), stage: stages[id] })),
      cells: [...cells(null, rows), ...Object.entries(own).flatMap(([product, given]) => cells(product, given))],
    },
  });
}
