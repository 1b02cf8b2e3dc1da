import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds ui/web into dist/web, from where ui/server serves it. */
export default defineConfig({
  root: 'ui/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 2500,
  },
});
