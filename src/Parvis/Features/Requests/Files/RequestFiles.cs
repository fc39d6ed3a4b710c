using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Antivirus;
using Parvis.Data.Blobs;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Requests.Files;

/// <summary>Files of requests: checked and stored first, then tied to the record in its transaction.</summary>
public sealed class RequestFiles(
    ParvisDbContext db,
    IBlobStore blobs,
    IAntivirus antivirus,
    RequestChanges changes,
    Transactions transactions,
    SettingsStore settings,
    ShownRecords shown
)
{
    public const int MostAtOnce = 10;

    /// <summary>Writes the bytes to the blob store: before any transaction, since it may take a while.</summary>
    public Task<IReadOnlyList<StoredFile>> StoreAsync(
        IReadOnlyCollection<IFormFile> uploads,
        CancellationToken cancellationToken
    ) => StoreAsync(uploads, asTheyCame: true, cancellationToken);

    /// <summary>Of residents, who show a hole in the road and not where they live: photos without what the device adds.</summary>
    public Task<IReadOnlyList<StoredFile>> StoreOfResidentAsync(
        IReadOnlyCollection<IFormFile> uploads,
        CancellationToken cancellationToken
    ) => StoreAsync(uploads, asTheyCame: false, cancellationToken);

    async Task<IReadOnlyList<StoredFile>> StoreAsync(
        IReadOnlyCollection<IFormFile> uploads,
        bool asTheyCame,
        CancellationToken cancellationToken
    )
    {
        if (uploads.Count > MostAtOnce)
            throw new RefusedException("Joignez {0} fichiers au plus à la fois.", "Uploads", MostAtOnce);
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var stored = new List<StoredFile>(uploads.Count);
        foreach (var upload in uploads)
            stored.Add(await StoreAsync(upload, rules.MaxFileMegabytes, asTheyCame, cancellationToken));
        return stored;
    }

    /// <summary>In the transaction of a verb; the row's number is known on return.</summary>
    public async Task<RequestFile> AddAsync(
        CitizenRequest request,
        StoredFile stored,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var file = new RequestFile
        {
            PublicId = RandomId.New(),
            RequestId = request.Id,
            Name = stored.Name,
            ContentType = stored.ContentType,
            Size = stored.Size,
            Hash = stored.Hash,
            At = by.At,
            AgentId = by.AgentId,
        };
        db.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        request.AddFile(file.Id, file.Name);
        return file;
    }

    public Task<IReadOnlyList<RequestFile>> UploadAsync(
        string reference,
        IReadOnlyCollection<IFormFile> uploads,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (transactions.Active)
            throw new InvalidOperationException("Files are stored before the transaction.");
        return StoreThenAddAsync(reference, uploads, viewer, cancellationToken);
    }

    /// <summary>Joins files that are stored already, in one transaction.</summary>
    public async Task<IReadOnlyList<RequestFile>> JoinAsync(
        string reference,
        IReadOnlyList<StoredFile> stored,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var added = new List<RequestFile>();
        await changes.ApplyAsync(
            reference,
            RequestAction.AddFile,
            seen: null,
            viewer,
            async (request, by) =>
            {
                foreach (var file in stored)
                    added.Add(await AddAsync(request, file, by, cancellationToken));
            },
            cancellationToken
        );
        return added;
    }

    /// <summary>Null when there is none, or none that this person may know of.</summary>
    public async Task<RequestFile?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = await (
            from file in db.Set<RequestFile>().AsNoTracking()
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer)
                on file.RequestId equals request.Id
            where file.PublicId == publicId
            select new { file, request }
        ).FirstOrDefaultAsync(cancellationToken);
        shown.Note(found?.request);
        return found?.file;
    }

    async Task<IReadOnlyList<RequestFile>> StoreThenAddAsync(
        string reference,
        IReadOnlyCollection<IFormFile> uploads,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        RefuseNone(uploads);
        return await JoinAsync(reference, await StoreAsync(uploads, cancellationToken), viewer, cancellationToken);
    }

    public static void RefuseNone(IReadOnlyCollection<IFormFile> uploads)
    {
        if (uploads.Count == 0)
            throw new RefusedException("Choisissez au moins un fichier.", "Uploads");
    }

    async Task<StoredFile> StoreAsync(
        IFormFile upload,
        int megabytes,
        bool asItCame,
        CancellationToken cancellationToken
    )
    {
        await using var content =
            asItCame || upload.Length > megabytes * 1024L * 1024L
                ? upload.OpenReadStream()
                : await WithoutMetadataAsync(upload, cancellationToken);
        try
        {
            return await StoreAsync(upload.FileName, content.Length, content, megabytes, cancellationToken);
        }
        catch (InfectedFileException infected)
        {
            throw new RefusedException(
                "« {0} » contient un virus ({1}) : il n'a pas été gardé.",
                "Uploads",
                infected.Name,
                infected.Threat
            );
        }
        catch (AntivirusAwayException)
        {
            throw new RefusedException(
                "L'antivirus de la mairie ne répond pas : réessayez dans quelques minutes.",
                "Uploads"
            );
        }
    }

    static async Task<Stream> WithoutMetadataAsync(IFormFile upload, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(read, cancellationToken);
        var came = read.ToArray();
        if (!FileSniffer.IsHeic(came))
            return new MemoryStream(PhotoMetadata.Removed(came), writable: false);
        return HeicMetadata.Removed(came) is { } photo
            ? new MemoryStream(photo, writable: false)
            : throw new RefusedException(
                "« {0} » est une photo HEIC qui dit peut-être où elle a été prise, et la mairie ne sait pas l'enlever : envoyez-la en JPEG, ou faites-en une capture d'écran.",
                "Uploads",
                Path.GetFileName(upload.FileName)
            );
    }

    /// <summary>Refuses what the town does not accept. The stream must seek.</summary>
    /// <exception cref="InfectedFileException">The antivirus knows it.</exception>
    /// <exception cref="AntivirusAwayException">It could not be asked.</exception>
    public async Task<StoredFile> StoreAsync(
        string fileName,
        long size,
        Stream content,
        int megabytes,
        CancellationToken cancellationToken
    )
    {
        var name = Path.GetFileName(fileName);
        if (size == 0)
            throw new RefusedException("« {0} » est vide.", "Uploads", name);
        if (size > megabytes * 1024L * 1024L)
            throw new RefusedException("« {0} » dépasse {1} Mo, la taille acceptée.", "Uploads", name, megabytes);
        var kind =
            await FileSniffer.IdentifyAsync(content, fileName, cancellationToken)
            ?? throw new RefusedException(
                "« {0} » n'est pas d'une sorte acceptée ({1}, sans macros).",
                "Uploads",
                name,
                FileKind.InWords
            );
        await RefuseInfectedAsync(name, content, cancellationToken);
        var blob = await blobs.SaveAsync(content, cancellationToken);
        return new StoredFile(FileNames.Tidy(fileName, kind), kind.ContentType, blob.Size, blob.Hash);
    }

    async Task RefuseInfectedAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            if (await antivirus.FindThreatAsync(content, cancellationToken) is { } threat)
                throw new InfectedFileException(name, threat);
        }
        catch (TooLargeForAntivirusException)
        {
            throw new RefusedException("« {0} » est trop grand pour l'antivirus de la mairie.", "Uploads", name);
        }
    }
}

/// <summary>Bytes that are kept, not yet anybody's.</summary>
public sealed record StoredFile(string Name, string ContentType, long Size, string Hash)
{
    /// <summary>What came with a message shows under it, without a line of history of its own.</summary>
    internal RequestFile Of(CitizenRequest request, Correspondence message, ProcessContext by) =>
        new()
        {
            PublicId = RandomId.New(),
            RequestId = request.Id,
            CorrespondenceId = message.Id,
            Name = Name,
            ContentType = ContentType,
            Size = Size,
            Hash = Hash,
            At = by.At,
            AgentId = by.AgentId,
        };
}
