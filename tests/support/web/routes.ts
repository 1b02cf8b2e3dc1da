/** Every route of an Express application, read from its own router: `GET /api/v1/matters/:matterId`. */
import type { Express } from 'express';

interface Layer {
  readonly rawPath: string | readonly string[];
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] };
  readonly handle: { readonly stack?: readonly Layer[] };
}

const joined = (before: string, path: string): string => `${before}${path === '/' ? '' : path}`;

function under(stack: readonly Layer[], before: string): string[] {
  return stack.flatMap((layer) => {
    const { route } = layer;
    if (route) {
      const path = joined(before, route.path) || '/';
      return [...new Set(route.stack.map(({ method }) => `${method.toUpperCase()} ${path}`))];
    }
    const mounts = typeof layer.rawPath === 'string' ? [layer.rawPath] : layer.rawPath;
    return mounts.flatMap((mount) => under(layer.handle.stack ?? [], joined(before, mount)));
  });
}

export const routesOf = (app: Express): readonly string[] =>
  under((app.router as unknown as { readonly stack: readonly Layer[] }).stack, '');
