# One image for the web application and the workers; docker-compose.yml chooses the command.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app /app
RUN mkdir -p .fengqiao && chown node:node .fengqiao
USER node
EXPOSE 3000
CMD ["node", "dist/app/ui.js"]
