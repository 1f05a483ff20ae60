// Rows of measurements as text. A row is { op, product, n, median_ms, min_ms, max_ms, runs }; n counts what the operation
// works on, and `tandem` is the product that is compared with the others.

export function table(rows) {
  const lines = [['operation', 'product', 'n', 'median ms', 'min', 'max', 'runs', 'tandem is', 'growth']];
  const order = (a, b) => a.op.localeCompare(b.op) || a.product.localeCompare(b.product) || a.n - b.n;
  for (const row of rows.toSorted(order)) {
    lines.push([row.op, row.product, String(row.n), ms(row.median_ms), ms(row.min_ms), ms(row.max_ms), String(row.runs), ratio(row, rows), growth(row, rows)]);
  }
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => line.map((text, column) => (column < 2 ? text.padEnd(widths[column]) : text.padStart(widths[column]))).join('  ').trimEnd()).join('\n');
}

// How many times as long Tandem takes as this product, at the same size.
function ratio(row, rows) {
  if (row.product === 'tandem') return '';
  const ours = rows.find((other) => other.op === row.op && other.n === row.n && other.product === 'tandem');
  return ours && row.median_ms > 0 ? `${(ours.median_ms / row.median_ms).toFixed(1)} x` : '';
}

// On the row of the largest size: how many times as long it takes as the smallest.
function growth(row, rows) {
  const same = rows.filter((other) => other.op === row.op && other.product === row.product).sort((a, b) => a.n - b.n);
  const [least] = same, most = same.at(-1);
  return row === most && most.n > least.n && least.median_ms > 0 ? `${(row.median_ms / least.median_ms).toFixed(1)} x for ${+(most.n / least.n).toFixed(1)} x n` : '';
}

function ms(value) {
  return value.toFixed(value < 1 ? 4 : value < 100 ? 2 : 0);
}
