import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';

test('the page starts in a folder of a static host', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Tandem' })).toBeVisible();
  await expect(page.locator('#shell')).toHaveCount(0);
  await expectAccessible(page, 'the first page');
});
