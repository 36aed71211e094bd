# syntax=docker/dockerfile:1
# Keypoint on Discord, in a container that writes nothing but /data:
#   docker build -t keypoint .
#   docker run --read-only -v keypoint:/data -e DISCORD_TOKEN keypoint
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-fund --no-audit
COPY tsconfig.json build.mjs ./
COPY src src
RUN npm run --silent build && npm prune --omit=dev --no-fund --no-audit

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    KEYPOINT_DATA=/data \
    HTTP_PORT=7880 \
    LOG_FORMAT=json
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY drizzle drizzle
COPY seeds seeds
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# In the container alone; HTTP_HOST=0.0.0.0 opens it to the network of the container.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7880/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-old-space-size=1024", "dist/cli/main.js"]
CMD ["start"]
